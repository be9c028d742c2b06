/** The record as a JSON file: written so that a cut-off file cannot happen, read with suspicion. */
@NullMarked
package dev.understudy.reports.json;

import org.jspecify.annotations.NullMarked;
