/**
 * Teacher against student at equal inputs, or both against a target, one value per pair: PSNR,
 * SSIM, MS-SSIM, LPIPS and feature distance, with maps that show where. Each value stays per
 * picture, so that it can be shown beside its pair. Sets of pictures that do not correspond belong
 * in {@code distances}.
 */
@NullMarked
package dev.understudy.metrics.paired;

import org.jspecify.annotations.NullMarked;
