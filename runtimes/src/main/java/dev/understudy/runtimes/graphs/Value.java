package dev.understudy.runtimes.graphs;

/**
 * A tensor in a graph under construction: an input, a constant, or what an operator gives. It
 * belongs to the {@link GraphBuilder} that made it.
 *
 * @param name its name in the file
 */
public record Value(String name) {}
