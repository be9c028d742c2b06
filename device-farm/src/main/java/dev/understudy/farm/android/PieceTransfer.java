package dev.understudy.farm.android;

import dev.understudy.farm.Defaults;
import dev.understudy.measuring.job.FailureKind;
import dev.understudy.measuring.job.JobStatus;
import dev.understudy.measuring.job.Pieces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A large file's way to a phone through a server that holds in its memory what passes: piece after
 * piece, which the app joins. Pieces that arrived are not sent again when a session is lost.
 */
final class PieceTransfer {
  private final PhoneSession session;
  private final Set<String> sent;
  private final long pieceBytes;

  /**
   * @param sent what is on the phone, by its path there; pieces are added, and go once joined
   */
  PieceTransfer(PhoneSession session, Set<String> sent, long pieceBytes) {
    this.session = session;
    this.sent = sent;
    this.pieceBytes = pieceBytes;
  }

  /** A file's length. */
  static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Sends a file and waits until the app has joined it. */
  void send(Path file, String to) {
    Pieces pieces = Pieces.of(to, size(file), pieceBytes);
    for (int i = 0; i < pieces.count(); i++) {
      if (!sent.contains(pieces.piece(i))) {
        send(file, i * pieceBytes, pieces.piece(i));
      }
    }
    join(pieces);
    forget(pieces);
  }

  private void forget(Pieces pieces) {
    for (int i = 0; i < pieces.count(); i++) {
      sent.remove(pieces.piece(i));
    }
  }

  private void send(Path file, long from, String to) {
    try {
      Path piece = Files.createTempFile("understudy-", ".piece");
      try {
        cut(file, from, piece);
        session.send(piece, to);
      } finally {
        Files.delete(piece);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot send " + file + " in pieces", e);
    }
  }

  private void cut(Path file, long from, Path piece) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
        FileChannel out = FileChannel.open(piece, StandardOpenOption.WRITE)) {
      long end = Math.min(in.size(), from + pieceBytes);
      for (long at = from; at < end; ) {
        at += in.transferTo(at, end - at, out);
      }
    }
  }

  private void join(Pieces pieces) {
    session.with(
        open -> {
          open.stop(); // so that the status is a new process's, and says nothing of older joins
          open.start(pieces.extras());
          return pieces;
        });
    Duration wait = session.patience().poll();
    Duration still = Duration.ZERO;
    Optional<JobStatus> before = Optional.empty();
    while (true) {
      session.sleep(wait);
      Optional<JobStatus> now = session.with(PhoneLink::status);
      if (now.isPresent() && now.get().message().equals(pieces.done())) {
        return;
      }
      if (now.isPresent() && now.get().refused()) {
        throw refused(pieces, now.get());
      }
      if (now.isEmpty() || !now.get().step().equals(Pieces.JOINING)) {
        // Not in front, or a new process: what was joined already says so.
        session.with(
            open -> {
              open.start(pieces.extras());
              return pieces;
            });
      }
      still = now.equals(before) ? still.plus(wait) : Duration.ZERO;
      if (still.compareTo(Defaults.NO_PROGRESS) > 0) {
        throw PhoneException.lost(
            session.udid() + " does not join the pieces of " + pieces.file(), null);
      }
      before = now;
      wait = session.patience().longer(wait);
    }
  }

  private PhoneException refused(Pieces pieces, JobStatus status) {
    FailureKind kind = status.refusedFor().orElse(FailureKind.INTERNAL);
    String what = session.udid() + " cannot join the pieces of " + pieces.file() + ": ";
    return switch (kind) {
      case NO_SPACE ->
          PhoneException.unusable(
              session.udid() + " has no room left for " + pieces.file() + ": " + status.message(),
              null);
      case MISSING_FILE, WRONG_INPUT -> {
        forget(pieces); // somebody else was at the phone's files
        yield PhoneException.lost(what + status.message(), null);
      }
      default -> PhoneException.unusable(what + status.message(), null);
    };
  }
}
