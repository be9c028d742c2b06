/**
 * NumPy's {@code .npy} and {@code .npz} files, for arrays of plain numbers. Headers are parsed
 * strictly and nothing in a file is ever executed; pickled objects are refused.
 */
@NullMarked
package dev.understudy.datasets.npz;

import org.jspecify.annotations.NullMarked;
