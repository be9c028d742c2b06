package dev.understudy.measuring.job;

/**
 * What a delegate took of a model, as TFLite reports it when it hands nodes over.
 *
 * @param delegate TFLite's name for it: {@code TfLiteGpuDelegateV2}
 * @param nodes how many it took
 * @param of how many there were when it was asked
 * @param partitions into how many pieces that cuts the graph, those left to the CPU included
 */
public record Coverage(String delegate, int nodes, int of, int partitions) {}
