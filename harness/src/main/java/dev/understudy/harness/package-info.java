/**
 * The program's entrance. Commands live in {@code cli}, the experiment file in {@code experiment},
 * a run from plan to record in {@code run}.
 */
@NullMarked
package dev.understudy.harness;

import org.jspecify.annotations.NullMarked;
