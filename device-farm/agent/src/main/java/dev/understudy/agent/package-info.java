/**
 * The benchmark app: one activity that takes a job by an intent, runs it on a thread of its own,
 * and shows the status as a line of text. What it does with a job is {@code
 * dev.understudy.measuring.job}; here is only what is Android's. docs/agent.md is the contract.
 */
@NullMarked
package dev.understudy.agent;

import org.jspecify.annotations.NullMarked;
