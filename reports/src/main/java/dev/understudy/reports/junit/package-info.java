/** The record as JUnit XML, for what shows test results: a build server, an editor. */
@NullMarked
package dev.understudy.reports.junit;

import org.jspecify.annotations.NullMarked;
