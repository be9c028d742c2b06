package dev.understudy.metrics.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.weights.NetworkStatus.State;
import dev.understudy.metrics.weights.downloads.BrokenServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache through its life, with real files, a real server and a builder that takes no time. */
class WeightsTests {
  private static final WeightsProgress SILENT = WeightsProgress.SILENT;

  @TempDir private Path temp;

  private final Map<String, byte[]> contents = new LinkedHashMap<>();
  private BrokenServer server;
  private Cache cache;
  private Weights weights;

  @BeforeEach
  void publish() throws IOException {
    int number = 0;
    for (PublishedFile file : PublishedFile.all()) {
      contents.put(file.name(), TinyCheckpoint.of(++number, 0.5f, file.name() + ".weight"));
    }
    server = new BrokenServer(new byte[0]);
    cache = new Cache(temp.resolve("cache"), contents, server);
    weights = cache.weights();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** The server gives these files, in this order. */
  private void serve(String... names) {
    for (String name : names) {
      server.then(BrokenServer.other(cache.content(name)));
    }
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(temp.resolve(name), content);
  }

  private Path published(String name) throws IOException {
    return file(name + ".pth", cache.content(name));
  }

  private State state(KnownNetwork network) {
    return status(weights.list(), network).state();
  }

  private static NetworkStatus status(List<NetworkStatus> all, KnownNetwork network) {
    return all.stream().filter(status -> status.network() == network).findFirst().orElseThrow();
  }

  private List<Path> files(String folder) throws IOException {
    try (var files = Files.list(temp.resolve("cache").resolve(folder))) {
      return files.toList();
    }
  }

  @Test
  void anEmptyMachineHasNothingAndSaysHowToGetIt() {
    assertThat(weights.list()).allMatch(status -> status.state() == State.MISSING);
    assertThatThrownBy(() -> weights.find(KnownNetwork.LPIPS_VGG))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(
            "lpips-vgg",
            "not installed",
            "understudy weights install lpips-vgg",
            "understudy weights import FILE",
            server.address("vgg16-397923af.pth").toString());
    assertThat(temp.resolve("cache")).doesNotExist();
  }

  @Test
  void installFetchesBuildsAndFinds() throws IOException {
    serve("squeezenet1_1", "lpips-squeeze-heads");
    weights.install(List.of(KnownNetwork.LPIPS_SQUEEZE), SILENT);
    Weights.Installed installed = weights.find(KnownNetwork.LPIPS_SQUEEZE);
    assertThat(installed.isVerified()).isTrue();
    assertThat(installed.files())
        .extracting(file -> file.name())
        .containsExactly("squeezenet1_1-b8a52dc0.pth", "lpips-v0.1-squeeze.pth");
    assertThat(Files.readString(installed.onnx()))
        .isEqualTo(
            "lpips-squeeze squeezenet1_1.weight=[4.0, 0.5] lpips-squeeze-heads.weight=[7.0, 0.5]");
    assertThat(cache.built).containsExactly(KnownNetwork.LPIPS_SQUEEZE);
    assertThat(files("downloads")).isEmpty();
  }

  @Test
  void whatIsThereIsNeitherFetchedNorBuiltAgain() throws IOException {
    serve("vgg16");
    weights.install(List.of(KnownNetwork.VGG16), SILENT);
    serve("lpips-vgg-heads");
    weights.install(List.of(KnownNetwork.LPIPS_VGG, KnownNetwork.VGG16), SILENT);
    assertThat(server.requests()).hasSize(2);
    assertThat(cache.built).containsExactly(KnownNetwork.VGG16, KnownNetwork.LPIPS_VGG);
  }

  @Test
  void headsImportedLaterCompleteASharedNetwork() throws IOException {
    Imported first = weights.importFiles(List.of(published("vgg16")), false, SILENT);
    assertThat(first.built()).containsExactly(KnownNetwork.VGG16);
    assertThat(state(KnownNetwork.LPIPS_VGG)).isEqualTo(State.MISSING);
    assertThat(status(weights.list(), KnownNetwork.LPIPS_VGG).missing())
        .extracting(PublishedFile::name)
        .containsExactly("lpips-vgg-heads");
    Imported second = weights.importFiles(List.of(published("lpips-vgg-heads")), false, SILENT);
    assertThat(second.built()).containsExactly(KnownNetwork.LPIPS_VGG);
    assertThat(second.files().get("lpips-vgg-heads").verified()).isTrue();
    assertThat(weights.find(KnownNetwork.LPIPS_VGG).isVerified()).isTrue();
  }

  @Test
  void aFileThatNobodyPublishedIsRefusedWithBothHashes() throws IOException {
    byte[] own = TinyCheckpoint.of(9, 9, "vgg16.weight");
    Path file = file("mine.pth", own);
    assertThatThrownBy(() -> weights.importFiles(List.of(file), false, SILENT))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(
            "mine.pth",
            org.apache.commons.codec.digest.DigestUtils.sha256Hex(own),
            org.apache.commons.codec.digest.DigestUtils.sha256Hex(cache.content("vgg16")),
            "tensors of vgg16",
            "--unverified");
    assertThat(files("parts")).isEmpty();
  }

  @Test
  void anUnverifiedFileMarksEveryNetworkMadeOfIt() throws IOException {
    Path file = file("mine.pth", TinyCheckpoint.of(9, 9, "vgg16.weight"));
    weights.importFiles(List.of(file, published("lpips-vgg-heads")), true, SILENT);
    for (KnownNetwork network : List.of(KnownNetwork.VGG16, KnownNetwork.LPIPS_VGG)) {
      Weights.Installed installed = weights.find(network);
      assertThat(installed.isVerified()).isFalse();
      assertThat(installed.files().get(0).name()).isEqualTo("mine.pth");
      assertThat(state(network)).isEqualTo(State.UNVERIFIED);
    }
    assertThat(weights.find(KnownNetwork.LPIPS_VGG).files().get(1).verified()).isTrue();
  }

  @Test
  void installPutsThePublishedFileInAnUnverifiedOnesPlace() throws IOException {
    weights.importFiles(
        List.of(file("mine.pth", TinyCheckpoint.of(9, 9, "vgg16.weight"))), true, SILENT);
    serve("vgg16");
    weights.install(List.of(KnownNetwork.VGG16), SILENT);
    assertThat(weights.find(KnownNetwork.VGG16).isVerified()).isTrue();
    assertThat(Files.readString(weights.find(KnownNetwork.VGG16).onnx())).contains("[3.0, 0.5]");
    assertThat(files("parts")).hasSize(2);
    assertThat(files("networks")).hasSize(2);
  }

  @Test
  void aFileOfNoKnownNetworkIsRefusedEvenUnverified() throws IOException {
    Path file = file("mine.pth", TinyCheckpoint.of(9, 9, "resnet.weight"));
    assertThatThrownBy(() -> weights.importFiles(List.of(file), true, SILENT))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("mine.pth", "no network that understudy knows", "vgg16");
    assertThatThrownBy(() -> weights.importFiles(List.of(temp), true, SILENT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("directory");
    Path text = file("notes.pth", "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThatThrownBy(() -> weights.importFiles(List.of(text), false, SILENT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("notes.pth");
  }

  @Test
  void anImportThatCannotBeBuiltChangesNothing() throws IOException {
    weights.importFiles(List.of(published("vgg16")), false, SILENT);
    Path bad = file("bad.pth", TinyCheckpoint.of(9, 9, "vgg16.weight", "extra.weight"));
    assertThatThrownBy(
            () -> weights.importFiles(List.of(published("fid-inception"), bad), true, SILENT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("extra tensors");
    assertThat(weights.find(KnownNetwork.VGG16).isVerified()).isTrue();
    assertThat(state(KnownNetwork.FID_INCEPTION)).isEqualTo(State.MISSING);
    assertThat(files("parts")).hasSize(2);
    assertThat(files("networks")).hasSize(2);
  }

  @Test
  void twoFilesOfOneKindAreRefused() throws IOException {
    Path own = file("mine.pth", TinyCheckpoint.of(9, 9, "vgg16.weight"));
    assertThatThrownBy(() -> weights.importFiles(List.of(published("vgg16"), own), true, SILENT))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("both vgg16");
    assertThat(files("parts")).isEmpty();
  }

  @Test
  void aChangedModelIsFoundAndBuiltAgain() throws IOException {
    weights.importFiles(List.of(published("vgg16")), false, SILENT);
    Path onnx = weights.find(KnownNetwork.VGG16).onnx();
    String good = Files.readString(onnx);
    Files.writeString(onnx, good.replace('5', '6'));
    Files.setLastModifiedTime(onnx, FileTime.fromMillis(0));
    assertThatThrownBy(() -> weights.find(KnownNetwork.VGG16))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("not what was installed", "weights verify");
    assertThat(verified(KnownNetwork.VGG16)).isEqualTo(State.REBUILT);
    assertThat(Files.readString(weights.find(KnownNetwork.VGG16).onnx())).isEqualTo(good);
    assertThat(verified(KnownNetwork.VGG16)).isEqualTo(State.INSTALLED);
  }

  private State verified(KnownNetwork network) {
    return status(weights.verify(SILENT), network).state();
  }

  @Test
  void verifyHashesEvenWhatLooksUntouched() throws IOException {
    weights.importFiles(List.of(published("vgg16")), false, SILENT);
    Path onnx = weights.find(KnownNetwork.VGG16).onnx();
    FileTime time = Files.getLastModifiedTime(onnx);
    Files.writeString(onnx, Files.readString(onnx).replace('5', '6'));
    Files.setLastModifiedTime(onnx, time);
    assertThat(verified(KnownNetwork.VGG16)).isEqualTo(State.REBUILT);
  }

  @Test
  void aTouchedButUnchangedModelIsStillGood() throws IOException {
    weights.importFiles(List.of(published("vgg16")), false, SILENT);
    Files.setLastModifiedTime(weights.find(KnownNetwork.VGG16).onnx(), FileTime.fromMillis(0));
    assertThat(state(KnownNetwork.VGG16)).isEqualTo(State.INSTALLED);
  }

  @Test
  void aModelWhoseCheckpointChangedTooStaysChanged() throws IOException {
    weights.importFiles(List.of(published("vgg16")), false, SILENT);
    Files.delete(weights.find(KnownNetwork.VGG16).onnx());
    for (Path part : files("parts")) {
      if (part.toString().endsWith(".pth")) {
        Files.write(part, TinyCheckpoint.of(8, 8, "vgg16.weight"));
      }
    }
    assertThat(verified(KnownNetwork.VGG16)).isEqualTo(State.CHANGED);
    assertThatThrownBy(() -> weights.find(KnownNetwork.VGG16))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("weights install vgg16");
    weights.importFiles(List.of(published("vgg16")), false, SILENT);
    assertThat(weights.find(KnownNetwork.VGG16).isVerified()).isTrue();
  }

  @Test
  void anotherVersionBuildsItsOwnFromTheCheckpoints() throws IOException {
    weights.importFiles(List.of(published("vgg16")), false, SILENT);
    weights = cache.weights(2);
    assertThat(state(KnownNetwork.VGG16)).isEqualTo(State.OUTDATED);
    assertThatThrownBy(() -> weights.find(KnownNetwork.VGG16))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("another version", "weights verify");
    assertThat(verified(KnownNetwork.VGG16)).isEqualTo(State.REBUILT);
    assertThat(weights.find(KnownNetwork.VGG16).isVerified()).isTrue();
  }

  @Test
  void whatAKilledProcessLeftIsClearedAway() throws IOException {
    weights.importFiles(List.of(published("vgg16")), false, SILENT);
    Path root = temp.resolve("cache");
    Files.writeString(root.resolve("networks/lpips-vgg.unfinished.onnx"), "half");
    Files.writeString(root.resolve("networks/vgg16.json.new"), "{");
    Files.writeString(root.resolve("parts/import.unfinished"), "half");
    Files.writeString(root.resolve("parts/vgg16-000000000000.pth"), "replaced");
    assertThat(root.resolve(".lock")).exists();
    assertThat(verified(KnownNetwork.VGG16)).isEqualTo(State.INSTALLED);
    assertThat(files("networks")).hasSize(2);
    assertThat(files("parts")).hasSize(2);
  }

  @Test
  void aDamagedManifestIsNamed() throws IOException {
    weights.importFiles(List.of(published("vgg16")), false, SILENT);
    Files.writeString(temp.resolve("cache/networks/vgg16.json"), "{\"network\": ");
    assertThatThrownBy(() -> weights.find(KnownNetwork.VGG16))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("vgg16.json", "damaged", "delete this file");
  }

  @Test
  void importsAtTheSameTimeBuildOnce() throws Exception {
    Path vgg = published("vgg16");
    Path heads = published("lpips-vgg-heads");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Imported> task =
          () -> cache.weights().importFiles(List.of(vgg, heads), false, SILENT);
      for (Future<Imported> result : threads.invokeAll(List.of(task, task, task, task))) {
        assertThat(result.get().files()).hasSize(2);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(cache.built).containsExactlyInAnyOrder(KnownNetwork.VGG16, KnownNetwork.LPIPS_VGG);
    assertThat(weights.find(KnownNetwork.LPIPS_VGG).isVerified()).isTrue();
  }

  @Test
  void publishedFilesAreWhatNetworksAskFor() {
    for (KnownNetwork network : KnownNetwork.values()) {
      for (String part : network.parts()) {
        assertThat(PublishedFile.all()).extracting(PublishedFile::name).contains(part);
      }
    }
    assertThat(PublishedFile.all())
        .allSatisfy(
            file -> {
              assertThat(file.sha256()).matches("[0-9a-f]{64}");
              assertThat(file.address()).hasScheme("https");
            });
    // torchvision's and FID's names hold the first digits of the hash.
    assertThat(PublishedFile.all())
        .filteredOn(file -> file.fileName().matches(".*-[0-9a-f]{8}\\.pth"))
        .hasSize(4)
        .allMatch(file -> file.fileName().contains(file.sha256().substring(0, 8)));
  }
}
