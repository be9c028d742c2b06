package dev.understudy.apktool;

import com.android.tools.r8.ByteDataView;
import com.android.tools.r8.CompilationFailedException;
import com.android.tools.r8.CompilationMode;
import com.android.tools.r8.D8;
import com.android.tools.r8.D8Command;
import com.android.tools.r8.DexIndexedConsumer;
import com.android.tools.r8.Diagnostic;
import com.android.tools.r8.DiagnosticsHandler;
import com.android.tools.r8.JdkClassFileProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Class files to DEX by D8, which also rewrites what a phone's old runtime lacks. */
final class Dexer {
  private Dexer() {}

  /**
   * The DEX files by name: {@code classes.dex}, and more where one is not enough. What D8 warns of
   * is an error: it is something that a phone would stumble over.
   *
   * @param android a jar of the framework's classes; the JDK's stand in for those it is too old for
   */
  static SortedMap<String, byte[]> dex(ClassPath classPath, Path android, int minSdk)
      throws IOException {
    Warnings warnings = new Warnings();
    Files files = new Files();
    try {
      D8.run(
          D8Command.builder(warnings)
              .setMode(CompilationMode.RELEASE)
              .setMinApiLevel(minSdk)
              .addLibraryFiles(android)
              .addLibraryResourceProvider(
                  JdkClassFileProvider.fromJdkHome(Path.of(System.getProperty("java.home"))))
              .addProgramFiles(classPath.programs())
              .setProgramConsumer(files)
              .build());
    } catch (CompilationFailedException e) {
      throw new IOException("D8 refuses the classes: " + warnings.texts, e);
    }
    if (!warnings.texts.isEmpty()) {
      throw new IOException("D8 warns: " + warnings.texts);
    }
    return files.dex;
  }

  private static final class Warnings implements DiagnosticsHandler {
    private final List<String> texts = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void warning(Diagnostic warning) {
      add(warning);
    }

    @Override
    public void error(Diagnostic error) {
      add(error);
    }

    @Override
    public void info(Diagnostic info) {
      // Nothing that a build should show.
    }

    private void add(Diagnostic diagnostic) {
      texts.add(diagnostic.getOrigin() + ": " + diagnostic.getDiagnosticMessage());
    }
  }

  private static final class Files implements DexIndexedConsumer {
    private final SortedMap<String, byte[]> dex =
        Collections.synchronizedSortedMap(new TreeMap<>());

    @Override
    public void accept(
        int index,
        ByteDataView data,
        @Nullable Set<String> descriptors,
        @Nullable DiagnosticsHandler handler) {
      dex.put("classes" + (index == 0 ? "" : index + 1) + ".dex", data.copyByteData());
    }

    @Override
    public void finished(@Nullable DiagnosticsHandler handler) {
      // All files are kept as they come.
    }
  }
}
