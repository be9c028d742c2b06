/**
 * The table of subjects on devices, as papers print it: what a model is and costs, and how fast it
 * is on each device and runtime. It is gathered and set here, as Markdown and LaTeX too; the page's
 * is drawn in the page package, CSV in the csv package.
 */
@NullMarked
package dev.understudy.reports.devices;

import org.jspecify.annotations.NullMarked;
