/**
 * A gate's report for people and for CI: console, JSON, JUnit XML, Markdown and GitHub's workflow
 * commands. Names in it were chosen by users: each format escapes them as it must.
 */
@NullMarked
package dev.understudy.harness.gate.output;

import org.jspecify.annotations.NullMarked;
