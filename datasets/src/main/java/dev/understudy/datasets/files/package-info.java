/** Reading and writing files safely, for the rest of this room. Not meant for other rooms. */
@NullMarked
package dev.understudy.datasets.files;

import org.jspecify.annotations.NullMarked;
