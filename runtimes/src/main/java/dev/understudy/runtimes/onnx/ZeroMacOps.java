package dev.understudy.runtimes.onnx;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Operators without multiply-accumulates in any convention of ours, named so that none is missed.
 */
final class ZeroMacOps {
  private static final Set<String> STANDARD =
      words(
          """
          Abs Acos Acosh Add AffineGrid And ArgMax ArgMin Asin Asinh Atan Atanh AveragePool
          BatchNormalization Bernoulli BitCast BitShift BitwiseAnd BitwiseNot BitwiseOr BitwiseXor
          BlackmanWindow Cast CastLike Ceil Celu CenterCropPad Clip Col2Im Compress Concat
          ConcatFromSequence Constant ConstantOfShape Cos Cosh CumProd CumSum DepthToSpace
          DequantizeLinear Div Dropout DynamicQuantizeLinear Elu Equal Erf Exp Expand EyeLike
          Flatten Floor Gather GatherElements GatherND Gelu GlobalAveragePool GlobalLpPool
          GlobalMaxPool Greater GreaterOrEqual GridSample GroupNormalization HammingWindow
          HannWindow HardSigmoid HardSwish Hardmax Identity ImageDecoder InstanceNormalization
          IsInf IsNaN LRN LayerNormalization LeakyRelu Less LessOrEqual Log LogSoftmax
          LpNormalization LpPool Max MaxPool MaxRoiPool MaxUnpool Mean
          MeanVarianceNormalization MelWeightMatrix Min Mish Mod Mul Multinomial Neg
          NegativeLogLikelihoodLoss NonMaxSuppression NonZero Not OneHot Optional
          OptionalGetElement OptionalHasElement Or PRelu Pad Pow QuantizeLinear RMSNormalization
          RandomNormal RandomNormalLike RandomUniform RandomUniformLike Range Reciprocal ReduceL1
          ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin ReduceProd ReduceSum
          ReduceSumSquare RegexFullMatch Relu Reshape Resize ReverseSequence RoiAlign
          RotaryEmbedding Round Scatter ScatterElements ScatterND Selu SequenceAt
          SequenceConstruct SequenceEmpty SequenceErase SequenceInsert SequenceLength Shape Shrink
          Sigmoid Sign Sin Sinh Size Slice Softmax SoftmaxCrossEntropyLoss Softplus Softsign
          SpaceToDepth Split SplitToSequence Sqrt Squeeze StringConcat StringNormalizer StringSplit
          Sub Sum Swish Tan Tanh TensorScatter TfIdfVectorizer ThresholdedRelu Tile TopK Transpose
          Trilu Unique Unsqueeze Upsample Where Xor
          """);

  private static final Set<String> MICROSOFT =
      words(
          """
          BiasAdd BiasDropout BiasGelu BiasSoftmax BiasSplitGelu DequantizeLinear
          DynamicQuantizeLinear ExpandDims FastGelu Gelu GridSample GroupNorm Inverse
          QLinearAdd QLinearAveragePool QLinearConcat QLinearGlobalAveragePool QLinearLeakyRelu
          QLinearMul QLinearReduceMean QLinearSigmoid QLinearSoftmax QLinearWhere QuantizeLinear
          QuickGelu SimplifiedLayerNormalization SkipGroupNorm SkipLayerNormalization
          SkipSimplifiedLayerNormalization Trilu
          """);

  private ZeroMacOps() {}

  static boolean contains(String domain, String op) {
    return switch (domain) {
      case "", "ai.onnx" -> STANDARD.contains(op);
      case "com.microsoft" -> MICROSOFT.contains(op);
      default -> false;
    };
  }

  private static Set<String> words(String text) {
    return Stream.of(text.strip().split("\\s+", -1)).collect(Collectors.toUnmodifiableSet());
  }
}
