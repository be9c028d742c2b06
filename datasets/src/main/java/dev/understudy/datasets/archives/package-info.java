/**
 * Archives of files, read in place: zip and tar. They are taken to be hostile: names that lead out
 * of the archive, links, devices, bombs, duplicates, encryption and archives within are refused by
 * name before anything is unpacked, and nothing is ever written to disk.
 */
@NullMarked
package dev.understudy.datasets.archives;

import org.jspecify.annotations.NullMarked;
