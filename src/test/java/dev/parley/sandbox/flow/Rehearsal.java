package dev.parley.sandbox.flow;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Actions that a test controls and that record their calls. */
final class Rehearsal implements FlowActions {
    final List<OutboundMessage> said = new ArrayList<>();
    final List<FetchRequest> requests = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();

    Future<Map<String, Object>> sent = Future.succeededFuture(Map.of("Sid", "IM1"));
    Promise<FetchResponse> reply = Promise.promise();
    Runnable lost = () -> {};

    @Nullable
    Duration wait;

    Runnable timer = () -> {};
    /** How it ended: {@code null} while active, empty at the end of the flow, else the reason. */
    @Nullable
    String end;

    /** Reads the flow beside this class. */
    static String support() {
        try (InputStream flow = Rehearsal.class.getResourceAsStream("support.json")) {
            if (flow == null) {
                throw new IllegalStateException("no support.json");
            }
            return new String(flow.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a flow with these states; the trigger leads to {@code first}. */
    static String flow(String... states) {
        return """
                {"initial_state": "Trigger", "states": [
                    {"name": "Trigger", "type": "trigger", "transitions": [
                        {"event": "incomingRequest", "next": "first"}]}, %s]}
                """
                .formatted(String.join(",", states));
    }

    /** Starts such a flow. */
    FlowRun start(String... states) {
        return startFlow(flow(states));
    }

    FlowRun startFlow(String json) {
        FlowRun run = new FlowRun(
                Definition.read(json),
                this,
                Map.of(
                        "trigger", Map.of("conversation", Map.of("ConversationSid", "CH1")),
                        "contact", Map.of("channel", Map.of("address", "+15005550001")),
                        "flow", Map.of("channel", Map.of("address", "+15005550006"), "data", Map.of("name", "Zoe"))));
        run.start("incomingRequest");
        return run;
    }

    /** Returns the value of a context at a path; {@code null} if absent. */
    static @Nullable Object at(Map<String, Object> context, String... path) {
        Object found = context;
        for (String key : path) {
            found = found instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return found;
    }

    List<String> bodies() {
        return said.stream().map(OutboundMessage::body).toList();
    }

    /** Returns the event and the next widget of each step. */
    List<String> path() {
        return steps.stream().map(step -> step.event() + " " + step.to()).toList();
    }

    @Override
    public Future<Map<String, Object>> say(OutboundMessage message, Runnable ifLost) {
        said.add(message);
        lost = ifLost;
        return sent;
    }

    @Override
    public Future<FetchResponse> fetch(FetchRequest request) {
        requests.add(request);
        return reply.future();
    }

    @Override
    public void setTimer(Duration duration, Runnable work) {
        wait = duration;
        timer = work;
    }

    @Override
    public void cancelTimer() {
        wait = null;
    }

    @Override
    public void stepped(Step step) {
        steps.add(step);
    }

    @Override
    public void ended(@Nullable String failure) {
        end = failure == null ? "" : failure;
    }
}
