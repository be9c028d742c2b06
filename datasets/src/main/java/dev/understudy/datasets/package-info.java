/**
 * What goes in: pictures, latents, and reference statistics, as streams and files. Pictures travel
 * as float NCHW in [-1,1]. Nothing here runs a model or measures anything.
 */
@NullMarked
package dev.understudy.datasets;

import org.jspecify.annotations.NullMarked;
