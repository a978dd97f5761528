package dev.parley.sandbox.resource;

import dev.parley.protocol.EventNames;
import dev.parley.protocol.NearestName;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.Paging;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.webhook.Webhooks;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.ScopedWebhook;
import dev.parley.sandbox.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks of one conversation: create, fetch, list, update, delete.
 *
 * <p>Form fields read: {@code Target} (webhook, trigger, studio), {@code Configuration.Url}, {@code Configuration.Method},
 * {@code Configuration.Filters}, {@code Configuration.Triggers}, {@code Configuration.FlowSid},
 * {@code Configuration.ReplayAfter}; an update reads neither the first nor the last.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/conversation-scoped-webhook-resource">Twilio: scoped
 *     webhooks</a>
 */
public final class ScopedWebhooks {
    private static final int MAX_PAGE = 5;
    private static final int MAX_TRIGGERS = 5;
    private static final List<String> TARGETS =
            List.of(ScopedWebhook.WEBHOOK, ScopedWebhook.TRIGGER, ScopedWebhook.STUDIO);
    private static final List<String> METHODS = List.of("get", "post");

    private final World world;
    private final Webhooks webhooks;

    public ScopedWebhooks(World world, Webhooks webhooks) {
        this.world = world;
        this.webhooks = webhooks;
    }

    public void addTo(Paths paths) {
        paths.inService("POST", "/Conversations/{ConversationSid}/Webhooks", this::create);
        paths.inService("GET", "/Conversations/{ConversationSid}/Webhooks", this::list);
        paths.inService("GET", "/Conversations/{ConversationSid}/Webhooks/{Sid}", this::fetch);
        paths.inService("POST", "/Conversations/{ConversationSid}/Webhooks/{Sid}", this::update);
        paths.inService("DELETE", "/Conversations/{ConversationSid}/Webhooks/{Sid}", this::delete);
    }

    private ApiResponse create(ApiCall call) {
        Conversation conversation = conversation(call);
        Form form = call.form();
        ScopedWebhook webhook = new ScopedWebhook(world.sid("WH"), world.now(), conversation, target(form));
        webhook.outgrow(form);
        webhook.replayAfter = form.integer("Configuration.ReplayAfter");
        change(webhook, form);
        if (conversation.webhooks.size() >= Limits.WEBHOOKS) {
            throw new ApiError(
                    400,
                    50361,
                    "Conversation " + conversation.sid + " has " + Limits.WEBHOOKS
                            + " webhooks, and that is the limit.");
        }
        world.add(webhook, conversation.webhooks);

        webhooks.replay(webhook);
        return ApiResponse.created(webhook.json(call.root()));
    }

    private ApiResponse list(ApiCall call) {
        return new Paging<>(
                        call, MAX_PAGE, List.copyOf(conversation(call).webhooks.values()))
                .answer("webhooks", webhook -> webhook.json(call.root()));
    }

    private ApiResponse fetch(ApiCall call) {
        return ApiResponse.ok(called(call).json(call.root()));
    }

    private ApiResponse update(ApiCall call) {
        ScopedWebhook webhook = called(call);
        world.grow(webhook, call.form());
        change(webhook, call.form());
        webhook.updated = world.now();
        return ApiResponse.ok(webhook.json(call.root()));
    }

    private ApiResponse delete(ApiCall call) {
        ScopedWebhook webhook = called(call);
        world.remove(webhook, webhook.conversation.webhooks);
        return ApiResponse.gone();
    }

    private Conversation conversation(ApiCall call) {
        return world.service(call).conversation(call.variable("ConversationSid"));
    }

    private ScopedWebhook called(ApiCall call) {
        ScopedWebhook webhook = conversation(call).webhooks.get(call.variable("Sid"));
        if (webhook == null) {
            throw ApiError.notFound("webhook", call.variable("Sid"));
        }
        return webhook;
    }

    private static String target(Form form) {
        String target = form.text("Target");
        if (target == null) {
            throw new ApiError(400, 50368, "Target is missing: expected one of " + String.join(", ", TARGETS) + ".");
        }
        if (!TARGETS.contains(target)) {
            throw new ApiError(
                    400,
                    50364,
                    "Target is \"" + ApiError.brief(target) + "\": expected one of " + String.join(", ", TARGETS)
                            + ".");
        }
        return target;
    }

    private void change(ScopedWebhook webhook, Form form) {
        checkLength(form.text("Configuration.Url"));
        String url = form.url("Configuration.Url");
        String method = form.choice("Configuration.Method", METHODS);
        String flow = form.text("Configuration.FlowSid");
        List<String> filters =
                form.texts("Configuration.Filters").stream().distinct().toList();
        List<String> triggers =
                form.texts("Configuration.Triggers").stream().distinct().toList();
        filters.forEach(ScopedWebhooks::checkFilter);
        triggers.forEach(ScopedWebhooks::checkTrigger);
        if (triggers.size() > MAX_TRIGGERS) {
            throw new ApiError(400, 50362, "A webhook has at most " + MAX_TRIGGERS + " triggers.");
        }
        world.studio.checkFlow(flow);
        checkComplete(
                webhook.target,
                url != null || webhook.url != null,
                !filters.isEmpty() || !webhook.filters.isEmpty(),
                !triggers.isEmpty() || !webhook.triggers.isEmpty(),
                flow != null || webhook.flowSid != null);

        webhook.url = url == null ? webhook.url : url;
        webhook.method = method == null ? webhook.method : method;
        webhook.flowSid = flow == null ? webhook.flowSid : flow;
        webhook.filters = filters.isEmpty() ? webhook.filters : filters;
        webhook.triggers = triggers.isEmpty() ? webhook.triggers : triggers;
    }

    private static void checkLength(@Nullable String url) {
        if (url != null && url.length() > Form.MAX_URL_CHARACTERS) {
            throw new ApiError(
                    400,
                    50372,
                    "Configuration.Url has " + url.length() + " characters: at most " + Form.MAX_URL_CHARACTERS + ".");
        }
    }

    /** The maximum length of a keyword is invented. */
    private static void checkTrigger(String trigger) {
        if (trigger.isBlank() || trigger.length() > Limits.NAME) {
            throw new ApiError(400, 50366, "A trigger has 1 to " + Limits.NAME + " characters, and not only blanks.");
        }
    }

    private static void checkFilter(String filter) {
        if (!EventNames.OF_CONVERSATION.contains(filter)) {
            throw new ApiError(
                    400,
                    50365,
                    "Configuration.Filters has \"" + ApiError.brief(filter)
                            + "\", which is not an event of a conversation."
                            + NearestName.hint(ApiError.brief(filter), EventNames.OF_CONVERSATION));
        }
    }

    private static void checkComplete(
            String target, boolean hasUrl, boolean hasFilters, boolean hasTriggers, boolean hasFlow) {
        boolean isStudio = target.equals(ScopedWebhook.STUDIO);
        if (isStudio && !hasFlow) {
            throw new ApiError(400, 50367, "Configuration.FlowSid is missing.");
        }
        if (!isStudio && !hasUrl) {
            throw new ApiError(400, 50369, "Configuration.Url is missing.");
        }
        if (target.equals(ScopedWebhook.WEBHOOK) && !hasFilters) {
            throw new ApiError(400, 50370, "Configuration.Filters is missing: it names the events to send.");
        }
        if (target.equals(ScopedWebhook.TRIGGER) && !hasTriggers) {
            throw new ApiError(400, 50371, "Configuration.Triggers is missing: it names the keywords to wait for.");
        }
    }
}
