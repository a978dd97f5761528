package dev.parley.sandbox.flow;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a widget may do while it is its turn. What comes after it was left comes too late and does nothing.
 *
 * <p>A method whose callback throws {@link WidgetFailure} ends the execution, as a widget that throws it does.
 */
final class WidgetTurn {
    private static final int BRIEF = 100;

    private final FlowRun run;
    private final FlowActions actions;
    private final ExecutionContext context;
    private final Widget widget;

    WidgetTurn(FlowRun run, FlowActions actions, ExecutionContext context, Widget widget) {
        this.run = run;
        this.actions = actions;
        this.context = context;
        this.widget = widget;
    }

    /** Returns enough of a text to recognise it. */
    static String brief(String text) {
        return text.length() <= BRIEF ? text : text.substring(0, BRIEF) + "…";
    }

    Widget widget() {
        return widget;
    }

    Map<String, Object> context() {
        return context.snapshot();
    }

    /** Returns a text with the execution's values in it. */
    String text(Liquid liquid) {
        return liquid.in(context.snapshot());
    }

    /** Keeps a value as {@code widgets.NAME.key}. */
    void keep(String key, Object value) {
        context.put(value, "widgets", widget.name(), key);
    }

    /** Keeps a value as {@code flow.variables.key}. */
    void setVariable(String key, Object value) {
        context.put(value, "flow", "variables", key);
    }

    /** Leaves by an event. */
    void leave(String event) {
        leave(event, widget.exits().next(event));
    }

    void leave(String event, Optional<String> next) {
        run.leave(this, event, next);
    }

    /** Waits for what the contact says next. */
    void listen(Consumer<Map<String, Object>> listener) {
        run.listen(message -> inTurn(() -> listener.accept(message)));
    }

    /** Says something; leaves by an event if it cannot be said or does not arrive. */
    void say(MessageTemplate template, String onFailure, Runnable sent) {
        OutboundMessage outboundMessage = template.in(context.snapshot());
        actions.say(outboundMessage, () -> inTurn(() -> leave(onFailure)))
                .onSuccess(outbound -> inTurn(() -> {
                    keep("outbound", outbound);
                    sent.run();
                }))
                .onFailure(failure -> inTurn(() -> giveUp(failure, onFailure)));
    }

    /** Asks over HTTP; leaves by an event if nobody answers. */
    void fetch(FetchRequest request, Consumer<FetchResponse> onResponse, String onFailure) {
        Future<FetchResponse> reply = actions.fetch(request);
        reply.onSuccess(answer -> inTurn(() -> onResponse.accept(answer)))
                .onFailure(failure -> inTurn(() -> giveUp(failure, onFailure)));
    }

    private void giveUp(Throwable failure, String event) {
        keep("error", String.valueOf(failure.getMessage()));
        leave(event);
    }

    /** Does something later, unless it was left by then. */
    void after(Duration wait, Runnable work) {
        actions.setTimer(wait, () -> inTurn(work));
    }

    private void inTurn(Runnable work) {
        if (!run.isTurnOf(this)) {
            return;
        }
        try {
            work.run();
        } catch (WidgetFailure failure) {
            run.fail(this, failure.reason());
        }
    }
}
