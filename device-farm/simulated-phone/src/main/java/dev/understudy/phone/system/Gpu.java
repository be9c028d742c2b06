package dev.understudy.phone.system;

/** What becomes of a GPU delegate on this phone. */
public enum Gpu {
  /** It is made and takes the model's nodes. */
  WORKS,
  /** It cannot be made. */
  FAILS,
  /** It is made and takes no node. */
  FALLS_BACK,
  /** It is made, takes the model's nodes, and makes black pictures. */
  WRONG
}
