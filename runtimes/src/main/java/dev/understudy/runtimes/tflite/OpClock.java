package dev.understudy.runtimes.tflite;

import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.tensorflowlite.Profiler;
import org.bytedeco.tensorflowlite.TelemetryProfiler;
import org.bytedeco.tensorflowlite.TfLiteTelemetryProfilerStruct;
import org.bytedeco.tensorflowlite.TfLiteTelemetryProfilerStruct.ReportBeginOpInvokeEvent_TfLiteTelemetryProfilerStruct_BytePointer_long_long;
import org.bytedeco.tensorflowlite.TfLiteTelemetryProfilerStruct.ReportEndOpInvokeEvent_TfLiteTelemetryProfilerStruct_int;
import org.bytedeco.tensorflowlite.TfLiteTelemetryProfilerStruct.ReportOpInvokeEvent_TfLiteTelemetryProfilerStruct_BytePointer_long_long_long;
import org.bytedeco.tensorflowlite.TfLiteTelemetryProfilerStruct.ReportSettings_TfLiteTelemetryProfilerStruct_BytePointer_TfLiteTelemetrySettings;
import org.bytedeco.tensorflowlite.TfLiteTelemetryProfilerStruct.ReportTelemetryEvent_TfLiteTelemetryProfilerStruct_BytePointer_long;
import org.bytedeco.tensorflowlite.TfLiteTelemetryProfilerStruct.ReportTelemetryOpEvent_TfLiteTelemetryProfilerStruct_BytePointer_long_long_long;
import org.bytedeco.tensorflowlite.TfLiteTelemetrySettings;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/**
 * A profiler that TFLite calls before and after each operator. TFLite's C++ profiler cannot be
 * subclassed from Java; its telemetry profiler takes C functions, which can be given.
 */
final class OpClock implements AutoCloseable {
  private final Map<Integer, long[]> calls = new TreeMap<>();
  private final TfLiteTelemetryProfilerStruct functions = new TfLiteTelemetryProfilerStruct();
  private final Begin begin = new Begin();
  private final End end = new End();
  private final Whole whole = new Whole();
  private final Settings settings = new Settings();
  private final Event event = new Event();
  private final OpEvent opEvent = new OpEvent();
  private final TelemetryProfiler profiler;
  private int now = -1;
  private long since;

  OpClock() {
    functions.ReportBeginOpInvokeEvent(begin);
    functions.ReportEndOpInvokeEvent(end);
    functions.ReportOpInvokeEvent(whole);
    functions.ReportSettings(settings);
    functions.ReportTelemetryEvent(event);
    functions.ReportTelemetryOpEvent(opEvent);
    profiler = tensorflowlite.MakeTfLiteTelemetryProfiler(functions);
  }

  Profiler profiler() {
    return profiler;
  }

  /** By the node's index: how often it ran, and nanoseconds. */
  Map<Integer, long[]> calls() {
    return calls;
  }

  private void add(int node, long nanos) {
    long[] sum = calls.computeIfAbsent(node, n -> new long[2]);
    sum[0]++;
    sum[1] += nanos;
  }

  @Override
  public void close() {
    profiler.close();
    functions.close();
    begin.close();
    end.close();
    whole.close();
    settings.close();
    event.close();
    opEvent.close();
  }

  private final class Begin
      extends ReportBeginOpInvokeEvent_TfLiteTelemetryProfilerStruct_BytePointer_long_long {
    /** Operators of the graphs that If and While call (subgraphs from 1) belong to their caller. */
    @Override
    public int call(TfLiteTelemetryProfilerStruct self, BytePointer op, long node, long subgraph) {
      if (subgraph != 0) {
        return 0;
      }
      now = (int) node;
      since = System.nanoTime();
      return now + 1;
    }
  }

  private final class End extends ReportEndOpInvokeEvent_TfLiteTelemetryProfilerStruct_int {
    @Override
    public void call(TfLiteTelemetryProfilerStruct self, int handle) {
      if (handle > 0 && handle == now + 1) {
        add(now, System.nanoTime() - since);
        now = -1;
      }
    }
  }

  // TFLite calls these without asking whether they are there.

  private static final class Whole
      extends ReportOpInvokeEvent_TfLiteTelemetryProfilerStruct_BytePointer_long_long_long {
    @Override
    public void call(
        TfLiteTelemetryProfilerStruct self, BytePointer op, long time, long node, long subgraph) {
      // a delegate's own operators, of which there is none
    }
  }

  private static final class Settings
      extends ReportSettings_TfLiteTelemetryProfilerStruct_BytePointer_TfLiteTelemetrySettings {
    @Override
    public void call(
        TfLiteTelemetryProfilerStruct self, BytePointer name, TfLiteTelemetrySettings given) {
      // not of interest
    }
  }

  private static final class Event
      extends ReportTelemetryEvent_TfLiteTelemetryProfilerStruct_BytePointer_long {
    @Override
    public void call(TfLiteTelemetryProfilerStruct self, BytePointer name, long status) {
      // not of interest
    }
  }

  private static final class OpEvent
      extends ReportTelemetryOpEvent_TfLiteTelemetryProfilerStruct_BytePointer_long_long_long {
    @Override
    public void call(
        TfLiteTelemetryProfilerStruct self, BytePointer name, long node, long subgraph, long code) {
      // not of interest
    }
  }
}
