package dev.understudy.metrics.weights;

import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.weights.downloads.Download;
import dev.understudy.metrics.weights.downloads.Downloader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fetches what networks are made of. */
final class Installation {
  private final Shelf shelf;
  private final Catalogue catalogue;
  private final Workshop workshop;
  private final Downloader downloader;

  Installation(Shelf shelf, Catalogue catalogue, Workshop workshop, Downloader downloader) {
    this.shelf = shelf;
    this.catalogue = catalogue;
    this.workshop = workshop;
    this.downloader = downloader;
  }

  void install(List<KnownNetwork> networks, WeightsProgress progress) throws IOException {
    Map<String, PublishedFile> wanted = new LinkedHashMap<>();
    for (KnownNetwork network : networks) {
      for (String name : network.parts()) {
        PublishedFile file = catalogue.file(name);
        Optional<Part> part = shelf.part(name);
        if (part.isEmpty() || !part.get().sha256().equals(file.sha256())) {
          wanted.put(name, file);
        }
      }
    }
    Map<String, Part> fresh = new LinkedHashMap<>();
    int number = 0;
    for (PublishedFile file : wanted.values()) {
      progress.say(
          "Downloading " + file.address() + ", " + file.bytes() + " bytes, " + file.licence());
      progress.begin("downloading " + file.fileName(), ++number, wanted.size(), file.bytes());
      try {
        fresh.put(file.name(), fetch(file, progress));
      } finally {
        progress.end();
      }
    }
    workshop.adopt(fresh, progress);
  }

  private Part fetch(PublishedFile file, WeightsProgress progress) throws IOException {
    Path got =
        downloader.fetch(
            new Download(file.address(), file.fileName(), file.bytes(), file.sha256()),
            shelf.downloads(),
            new Downloader.Listener() {
              private long shown;

              @Override
              public void at(long bytes) {
                // A bar does not go back where a server begins again.
                progress.advance(Math.max(0, bytes - shown));
                shown = Math.max(shown, bytes);
              }

              @Override
              public void say(String line) {
                progress.say(line);
              }
            });
    Part part = Parts.named(file, file.fileName(), Files.size(got), file.sha256());
    Shelf.move(got, shelf.file(part));
    return part;
  }
}
