/**
 * A benchmark job from its file to its result, the same code in the Android app, in the simulated
 * phone and in tests: what a job asks for, the runner that carries it out over TFLite's {@code
 * InterpreterApi}, the status a driver reads, and the result that is there whole or not at all.
 * What differs from one device to another comes through {@link dev.understudy.measuring.job.Phone};
 * the contract is written down in docs/agent.md.
 */
@NullMarked
package dev.understudy.measuring.job;

import org.jspecify.annotations.NullMarked;
