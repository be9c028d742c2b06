/**
 * What every room may use: a number with its meaning, an error with its remedy, and a content hash.
 * Nothing here knows of images, models, devices or reports. It depends on nothing of ours.
 */
@NullMarked
package dev.understudy.common;

import org.jspecify.annotations.NullMarked;
