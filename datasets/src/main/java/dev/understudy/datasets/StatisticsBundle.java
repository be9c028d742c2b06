package dev.understudy.datasets;

import org.jspecify.annotations.Nullable;

/**
 * What an npz of reference statistics can hold: pytorch-fid and clean-fid want the pooled
 * statistics, guided-diffusion's evaluator the spatial ones, too, and the pictures.
 *
 * @param pool statistics of the pooled features: {@code mu}, {@code sigma}
 * @param spatial statistics of the spatial features: {@code mu_s}, {@code sigma_s}; or null
 * @param pictures what becomes {@code arr_0}, uint8 {@code [N,H,W,3]}, all of one size; or null
 */
public record StatisticsBundle(
    FeatureStatistics pool,
    @Nullable FeatureStatistics spatial,
    @Nullable PictureSource pictures) {}
