/** {@code understudy devices}: the phones of a lab, and the benchmark app that runs on them. */
@NullMarked
package dev.understudy.harness.cli.devices;

import org.jspecify.annotations.NullMarked;
