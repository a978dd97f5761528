package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The defaults of conversations: service, messaging service, timers.
 *
 * <p>Form fields read: {@code DefaultChatServiceSid}, {@code DefaultMessagingServiceSid}, {@code DefaultInactiveTimer},
 * {@code DefaultClosedTimer}; an empty timer removes it.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/configuration-resource">Twilio: configuration</a>
 */
public final class AccountConfiguration {
    private String serviceSid = SandboxAccount.CONVERSATIONS_SERVICE_SID;
    private String messagingServiceSid = SandboxAccount.MESSAGING_SERVICE_SID;
    private @Nullable Duration toInactive;
    private @Nullable Duration toClosed;

    /** Updates it; {@code services} are the possible default services. */
    public void update(Form form, Map<String, Service> services) {
        String newService = form.text("DefaultChatServiceSid", Limits.NAME);
        if (newService != null && !services.containsKey(newService)) {
            throw new ApiError(
                    400,
                    50050,
                    "DefaultChatServiceSid is " + ApiError.brief(newService) + ": there is no such service.");
        }
        String newMessagingService = form.text("DefaultMessagingServiceSid", Limits.NAME);
        Limits.checkMessagingService("DefaultMessagingServiceSid", newMessagingService);
        Duration newInactive = ConversationTimers.readInactive(form, "DefaultInactiveTimer");
        Duration newClosed = ConversationTimers.readClosed(form, "DefaultClosedTimer");

        serviceSid = newService == null ? serviceSid : newService;
        messagingServiceSid = newMessagingService == null ? messagingServiceSid : newMessagingService;
        toInactive = form.has("DefaultInactiveTimer") ? newInactive : toInactive;
        toClosed = form.has("DefaultClosedTimer") ? newClosed : toClosed;
    }

    String serviceSid() {
        return serviceSid;
    }

    /** Makes a conversation with the current defaults. */
    Conversation conversation(String sid, Instant created, Service service, Instant now) {
        Conversation conversation = new Conversation(sid, created, service);
        conversation.messagingServiceSid = messagingServiceSid;
        conversation.timers = ConversationTimers.from(toInactive, toClosed, now);
        return conversation;
    }

    public JsonObject json(String base) {
        String url = base + "/v1/Configuration";
        return new JsonObject()
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("default_chat_service_sid", serviceSid)
                .put("default_messaging_service_sid", messagingServiceSid)
                .put("default_inactive_timer", written(toInactive))
                .put("default_closed_timer", written(toClosed))
                .put("url", url)
                .put(
                        "links",
                        new JsonObject()
                                .put("service", base + "/v1/Services/" + serviceSid)
                                .put("webhooks", url + "/Webhooks"));
    }

    private static @Nullable String written(@Nullable Duration duration) {
        return duration == null ? null : duration.toString();
    }
}
