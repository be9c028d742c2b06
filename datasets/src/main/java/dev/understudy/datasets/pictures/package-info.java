/**
 * Sets of pictures on disk: folders of image files and IDX files, read as streams. What the rest of
 * the project sees of them is {@link dev.understudy.datasets.PictureSource}.
 */
@NullMarked
package dev.understudy.datasets.pictures;

import org.jspecify.annotations.NullMarked;
