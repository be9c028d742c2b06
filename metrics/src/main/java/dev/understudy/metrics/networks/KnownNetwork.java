package dev.understudy.metrics.networks;

import dev.understudy.runtimes.checkpoints.StateDict;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The networks that the field's measures stand on, and which of them need which published files.
 * Each becomes an ONNX model, batch norms folded, its batch dynamic.
 */
public enum KnownNetwork {
  /**
   * FID's Inception. Input {@code pictures [N,3,299,299]} as normalised by the protocol; outputs
   * {@code 64}, {@code 192}, {@code 768}, {@code 2048} {@code [N,d]}, {@code logits [N,1008]}
   * without the bias, as IS takes them, and {@code spatial [N,2023]} for sFID.
   */
  FID_INCEPTION,
  /**
   * LPIPS on AlexNet. Inputs {@code a} and {@code b} {@code [N,3,H,W]} in [-1,1]; outputs {@code
   * distance [N]} and {@code map [N,1,H,W]}, whose mean over the pixels is about the distance.
   */
  LPIPS_ALEX,
  /** LPIPS on VGG16; inputs and outputs as {@link #LPIPS_ALEX}. */
  LPIPS_VGG,
  /** LPIPS on SqueezeNet 1.1; inputs and outputs as {@link #LPIPS_ALEX}. */
  LPIPS_SQUEEZE,
  /**
   * VGG16 for improved precision and recall. Input {@code pictures [N,3,224,224]} normalised by its
   * protocol; output {@code fc2 [N,4096]} after its ReLU.
   */
  VGG16;

  /** The name users write: {@code fid-inception}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The published files it is made of, by the names of {@code PublishedFile}. */
  public List<String> parts() {
    return switch (this) {
      case FID_INCEPTION -> List.of("fid-inception");
      case LPIPS_ALEX -> List.of("alexnet", "lpips-alex-heads");
      case LPIPS_VGG -> List.of("vgg16", "lpips-vgg-heads");
      case LPIPS_SQUEEZE -> List.of("squeezenet1_1", "lpips-squeeze-heads");
      case VGG16 -> List.of("vgg16");
    };
  }

  /**
   * The shape of every tensor that {@link #build} must find, by key; one map per part, in the order
   * of {@link #parts()}.
   */
  public List<Map<String, long[]>> shapes() {
    return switch (this) {
      case FID_INCEPTION -> List.of(FidInception.shapes());
      case LPIPS_ALEX -> Lpips.shapes(Backbones.alexnet());
      case LPIPS_VGG -> Lpips.shapes(Backbones.vgg16());
      case LPIPS_SQUEEZE -> Lpips.shapes(Backbones.squeezenet());
      case VGG16 -> List.of(VggFeatures.shapes());
    };
  }

  /**
   * Builds the ONNX model.
   *
   * @param checkpoints one per part, in the order of {@link #parts()}
   * @param onnx where to; a file there is replaced, whole or not at all
   * @throws dev.understudy.common.InputException that lists every missing, extra and misshaped
   *     tensor by key
   */
  public void build(List<StateDict> checkpoints, Path onnx) {
    if (checkpoints.size() != parts().size()) {
      throw new IllegalArgumentException(
          id() + " is made of " + parts() + ", not of " + checkpoints.size() + " checkpoints");
    }
    switch (this) {
      case FID_INCEPTION -> FidInception.build(parts().get(0), checkpoints.get(0), onnx);
      case LPIPS_ALEX -> Lpips.build(this, Backbones.alexnet(), checkpoints, onnx);
      case LPIPS_VGG -> Lpips.build(this, Backbones.vgg16(), checkpoints, onnx);
      case LPIPS_SQUEEZE -> Lpips.build(this, Backbones.squeezenet(), checkpoints, onnx);
      case VGG16 -> VggFeatures.build(parts().get(0), checkpoints.get(0), onnx);
    }
  }
}
