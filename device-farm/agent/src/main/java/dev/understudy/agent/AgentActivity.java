package dev.understudy.agent;

import android.app.Activity;
import android.content.Context;
import android.content.Intent;
import android.os.Bundle;
import android.view.WindowManager;
import android.widget.TextView;
import dev.understudy.measuring.job.AgentCommand;
import dev.understudy.measuring.job.JobStatus;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The app's face: hands intents to the {@link Agent}, and shows its status in an element that a
 * driver finds by accessibility id. It holds nothing, so it may come and go while a job runs.
 */
public final class AgentActivity extends Activity {
  private @Nullable StatusView view;

  /** What to do once the app is in front: a job does not begin in the background. */
  private @Nullable Intent pending;

  /** Called by Android. */
  public AgentActivity() {}

  @Override
  protected void onCreate(@Nullable Bundle saved) {
    super.onCreate(saved);
    // A phone that sleeps or locks does not measure, and a driver cannot see it.
    getWindow()
        .addFlags(
            WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON
                | WindowManager.LayoutParams.FLAG_TURN_SCREEN_ON
                | WindowManager.LayoutParams.FLAG_SHOW_WHEN_LOCKED);
    view = new StatusView(this);
    setContentView(view);
    Agent.of(this).addListener(view);
    // The intent of an activity that Android makes anew was obeyed before.
    if (saved == null) {
      pending = getIntent();
    }
  }

  @Override
  protected void onNewIntent(Intent intent) {
    super.onNewIntent(intent);
    setIntent(intent);
    pending = intent;
  }

  @Override
  protected void onResume() {
    super.onResume();
    Agent.of(this).setForeground(true);
    if (pending != null) {
      Agent.of(this).obey(pending::getStringExtra);
      pending = null;
    }
  }

  @Override
  protected void onPause() {
    Agent.of(this).setForeground(false);
    super.onPause();
  }

  @Override
  protected void onDestroy() {
    if (view != null) {
      Agent.of(this).removeListener(view);
    }
    super.onDestroy();
  }

  /** The status line. */
  private static final class StatusView extends TextView implements Consumer<JobStatus> {
    private static final float TEXT_SP = 18;

    StatusView(Context context) {
      super(context);
      setTextSize(TEXT_SP);
      setContentDescription(AgentCommand.STATUS_ELEMENT);
    }

    @Override
    public void accept(JobStatus status) {
      setText(status.line());
    }
  }
}
