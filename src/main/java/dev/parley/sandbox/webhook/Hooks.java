package dev.parley.sandbox.webhook;

import dev.parley.sandbox.rest.Actor;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends a pre-action webhook before a change, then makes the change as modified by the response, or rejects it. Nothing
 * is locked meanwhile, so a change reads the state anew when it is made: its resource may have been deleted by then.
 */
public final class Hooks {
    private final World world;
    private final Webhooks webhooks;
    private final Lanes lanes;

    /** Makes hooks with their own lanes: one that waits for a response must not delay post-action webhooks. */
    public Hooks(World world, Webhooks webhooks, Lanes lanes) {
        this.world = world;
        this.webhooks = webhooks;
        this.lanes = lanes;
    }

    /**
     * Makes a change to a resource with its hook, after the previous changes. REST calls, which have no hooks, do not
     * wait.
     *
     * @param resource the SID of its conversation, or of the user
     */
    public <T> Future<T> inTurn(
            String resource, Actor actor, Form form, Supplier<OutgoingEvent> hook, Function<Form, T> change) {
        if (!actor.isAskedAbout()) {
            return Future.succeededFuture(change.apply(form));
        }
        Promise<T> result = Promise.promise();
        boolean taken = lanes.add(resource, form.estimatedSize(), () -> {
            before(actor, form, hook, change).onComplete(result);
            return result.future();
        });
        if (!taken) {
            throw new ApiError(429, 20429, "Too many changes are waiting for webhooks to answer.");
        }
        return result.future();
    }

    /**
     * Makes a change with its hook at once.
     *
     * @param form the form of the change, which gets it with the modifications of the response
     * @param hook makes the webhook; refuses a change that is not valid anyway
     * @param change checks everything anew, and makes the change
     */
    public <T> Future<T> before(Actor actor, Form form, Supplier<OutgoingEvent> hook, Function<Form, T> change) {
        // Inside a future, so that a refusal here fails the future like a later one.
        return Future.succeededFuture(form).compose(values -> {
            if (!actor.isAskedAbout()) {
                return Future.succeededFuture(change.apply(values));
            }
            OutgoingEvent question = hook.get();
            Runnable checkNotReset = world.checkNotReset();
            Function<Form, T> changeUnlessReset = answered -> {
                checkNotReset.run();
                return change.apply(answered);
            };
            return webhooks.ask(question)
                    .map(responses ->
                            responses.map(sent -> applyAnswer(question.type(), sent, values, changeUnlessReset)))
                    .orElseGet(() -> Future.succeededFuture(change.apply(values)));
        });
    }

    private static <T> T applyAnswer(String hook, SentWebhook sent, Form form, Function<Form, T> change) {
        HookVerdict verdict = HookVerdict.of(hook, sent);
        try {
            T result = make(change, verdict.withEdits(hook, form), verdict);
            sent.note(verdict.outcome());
            return result;
        } catch (ApiError error) {
            sent.note(verdict.rejection() == null ? HookVerdict.Outcome.REFUSED : verdict.outcome(), error);
            throw error;
        }
    }

    private static <T> T make(Function<Form, T> change, Form form, HookVerdict verdict) {
        try {
            return change.apply(form);
        } catch (ApiError error) {
            throw verdict.explain(error);
        }
    }
}
