package dev.understudy.runtimes.checkpoints;

import java.io.Closeable;
import java.io.IOException;

/** One of the two ways in which torch.save lays a checkpoint out. */
interface Layout extends StorageSource, Closeable {
  /** The pickled object, its tensors as {@link TensorRef}; to be asked once, before storages. */
  Object root() throws IOException, Refusal;
}
