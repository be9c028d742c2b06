/**
 * Teacher against student at equal latents, one value per pair: PSNR, SSIM and feature distance.
 * Each value stays per picture, so that it can be shown beside its pair. Sets of pictures that do
 * not correspond belong in {@code distances}.
 */
@NullMarked
package dev.understudy.metrics.paired;

import org.jspecify.annotations.NullMarked;
