package dev.parley.sandbox.studio;

import dev.parley.sandbox.flow.FetchRequest;
import dev.parley.sandbox.flow.FetchResponse;
import dev.parley.sandbox.flow.FlowActions;
import dev.parley.sandbox.flow.OutboundMessage;
import dev.parley.sandbox.flow.Step;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.time.Timers;
import dev.parley.sandbox.world.Execution;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The actions of one execution. */
final class ExecutionActions implements FlowActions {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionActions.class);

    private final World world;
    private final Timers timers;
    private final HttpFetcher fetcher;
    private final ContactChannel channel;
    private final Execution execution;
    private final Runnable atEnd;
    private @Nullable String lastStep;

    ExecutionActions(
            World world,
            Timers timers,
            HttpFetcher fetcher,
            ContactChannel channel,
            Execution execution,
            Runnable atEnd) {
        this.world = world;
        this.timers = timers;
        this.fetcher = fetcher;
        this.channel = channel;
        this.execution = execution;
        this.atEnd = atEnd;
    }

    @Override
    public Future<Map<String, Object>> say(OutboundMessage message, Runnable lost) {
        return channel.say(message, lost);
    }

    @Override
    public Future<FetchResponse> fetch(FetchRequest request) {
        return fetcher.fetch(request);
    }

    @Override
    public void setTimer(Duration wait, Runnable action) {
        timers.set(execution.sid, world.now().plus(wait), action);
    }

    @Override
    public void cancelTimer() {
        timers.cancel(execution.sid);
    }

    @Override
    public void stepped(Step step) {
        if (world.studio.executions.get(execution.sid) != execution) {
            // The sandbox has been reset.
            execution.run().stop();
            return;
        }
        try {
            world.grow(
                    execution, (int) Math.min(Integer.MAX_VALUE, execution.run().size()));
            Execution.RecordedStep recorded =
                    new Execution.RecordedStep(world.sid("FT"), world.now(), execution, step, lastStep);
            world.add(recorded, execution.steps);
            lastStep = recorded.sid;
            execution.updated = world.now();
        } catch (ApiError full) {
            execution.run().stop();
            ended(full.getMessage());
        }
    }

    @Override
    public void ended(@Nullable String failure) {
        execution.status = Execution.ENDED;
        execution.updated = world.now();
        atEnd.run();
        if (failure != null) {
            LOG.warn("Execution {} of flow {} failed: {}.", execution.sid, execution.revision.flow.sid, failure);
        }
    }
}
