package dev.understudy.runtimes;

/**
 * How long one operator took.
 *
 * @param name the node's name, or its output's where it has none
 * @param op the operator
 * @param calls how often it ran
 * @param nanos how long all its calls took together, in nanoseconds
 */
public record OpTime(String name, String op, long calls, long nanos) {}
