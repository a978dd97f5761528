package dev.parley.sandbox.flow;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The operations of a widget during its turn. After the turn was left they have no effect.
 *
 * <p>A method whose callback throws {@link WidgetFailure} ends the execution, as a widget that throws it does.
 */
final class WidgetTurn {
    private static final int MAX_CHARACTERS = 100;

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

    /** Returns the beginning of a text, enough to recognise it. */
    static String brief(String text) {
        return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + "…";
    }

    Widget widget() {
        return widget;
    }

    Map<String, Object> context() {
        return context.snapshot();
    }

    /** Renders a template with the execution's context. */
    String text(Liquid liquid) {
        return liquid.in(context.snapshot());
    }

    /** Sets {@code widgets.NAME.key}. */
    void keep(String key, Object value) {
        context.put(value, "widgets", widget.name(), key);
    }

    /** Sets {@code flow.variables.key}. */
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

    /** Waits for the contact's next message. */
    void listen(Consumer<Map<String, Object>> listener) {
        run.listen(message -> inTurn(() -> listener.accept(message)));
    }

    /** Sends a message; leaves by an event if it cannot be sent or does not arrive. */
    void say(MessageTemplate template, String onFailure, Runnable sent) {
        OutboundMessage outboundMessage = template.in(context.snapshot());
        actions.say(outboundMessage, () -> inTurn(() -> leave(onFailure)))
                .onSuccess(outbound -> inTurn(() -> {
                    keep("outbound", outbound);
                    sent.run();
                }))
                .onFailure(failure -> inTurn(() -> giveUp(failure, onFailure)));
    }

    /** Sends an HTTP request; leaves by an event without a response. */
    void fetch(FetchRequest request, Consumer<FetchResponse> onResponse, String onFailure) {
        Future<FetchResponse> reply = actions.fetch(request);
        reply.onSuccess(answer -> inTurn(() -> onResponse.accept(answer)))
                .onFailure(failure -> inTurn(() -> giveUp(failure, onFailure)));
    }

    private void giveUp(Throwable failure, String event) {
        keep("error", String.valueOf(failure.getMessage()));
        leave(event);
    }

    /** Runs work later, unless the turn was left by then. */
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
