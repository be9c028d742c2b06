/**
 * The gate as JUnit 5 tests, for projects whose build runs JUnit rather than the command line. The
 * one package that knows JUnit, which those who use it bring themselves.
 */
@NullMarked
package dev.understudy.harness.junit;

import org.jspecify.annotations.NullMarked;
