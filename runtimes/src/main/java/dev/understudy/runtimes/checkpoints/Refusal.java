package dev.understudy.runtimes.checkpoints;

/** Why a checkpoint is not read; the facade adds the file's name. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private static final String PLAIN =
      "a state_dict as torch.save writes it, in the zip or the older layout";

  private final String expected;
  private final String remedy;

  private Refusal(String problem, String expected, String remedy) {
    super(problem);
    this.expected = expected;
    this.remedy = remedy;
  }

  /** The file is cut off, or its bytes contradict each other. */
  static Refusal damaged(String problem) {
    return new Refusal(
        "the checkpoint is damaged: " + problem,
        PLAIN,
        "fetch the file again and compare its SHA-256 with the publisher's");
  }

  /** Something a state_dict has no need of, which therefore is not carried out. */
  static Refusal forbidden(String what) {
    return new Refusal(
        "the checkpoint asks for " + what + ", which tensors do not need; nothing of it was run",
        "only tensors, numbers, text, lists and dictionaries",
        "save the plain weights: torch.save(model.state_dict(), file)");
  }

  /** A well-formed file of another kind. */
  static Refusal otherKind(String problem, String remedy) {
    return new Refusal(problem, PLAIN, remedy);
  }

  /** More than any network's weights come to, or than this machine's memory takes. */
  static Refusal tooLarge(String problem, String expected, String remedy) {
    return new Refusal(problem, expected, remedy);
  }

  String problem() {
    return String.valueOf(getMessage());
  }

  String expected() {
    return expected;
  }

  String remedy() {
    return remedy;
  }
}
