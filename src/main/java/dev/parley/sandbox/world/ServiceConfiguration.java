package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.Form;
import io.vertx.core.json.JsonObject;

/**
 * The default roles of a service, and its reachability setting.
 *
 * <p>Form fields read: {@code DefaultConversationCreatorRoleSid}, {@code DefaultConversationRoleSid},
 * {@code DefaultChatServiceRoleSid}, {@code ReachabilityEnabled}. Left out: the effect of reachability. An SDK client
 * that creates a conversation gets the creator's role when it joins.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/service-configuration-resource">Twilio: service
 *     configuration</a>
 */
public final class ServiceConfiguration {
    private final Service service;
    private String creatorRoleSid;
    private String conversationRoleSid;
    private String serviceRoleSid;
    private boolean isReachabilityEnabled;

    ServiceConfiguration(Service service, String creatorRoleSid, String conversationRoleSid, String serviceRoleSid) {
        this.service = service;
        this.creatorRoleSid = creatorRoleSid;
        this.conversationRoleSid = conversationRoleSid;
        this.serviceRoleSid = serviceRoleSid;
    }

    public void update(Form form) {
        String creatorRole = Role.read(form, "DefaultConversationCreatorRoleSid", service, Role.CONVERSATION);
        String conversationRole = Role.read(form, "DefaultConversationRoleSid", service, Role.CONVERSATION);
        String serviceRole = Role.read(form, "DefaultChatServiceRoleSid", service, Role.SERVICE);
        boolean reachability = form.flag("ReachabilityEnabled");

        creatorRoleSid = creatorRole == null ? creatorRoleSid : creatorRole;
        conversationRoleSid = conversationRole == null ? conversationRoleSid : conversationRole;
        serviceRoleSid = serviceRole == null ? serviceRoleSid : serviceRole;
        isReachabilityEnabled = form.has("ReachabilityEnabled") ? reachability : isReachabilityEnabled;
    }

    /** Returns the role of a conversation's creator who joins it. */
    public String creatorRoleSid() {
        return creatorRoleSid;
    }

    /** Returns the role of a participant added to a conversation. */
    String conversationRoleSid() {
        return conversationRoleSid;
    }

    /** Returns the role of a new user. */
    public String serviceRoleSid() {
        return serviceRoleSid;
    }

    public boolean names(String roleSid) {
        return creatorRoleSid.equals(roleSid) || conversationRoleSid.equals(roleSid) || serviceRoleSid.equals(roleSid);
    }

    public JsonObject json(String url) {
        return new JsonObject()
                .put("chat_service_sid", service.sid)
                .put("default_conversation_creator_role_sid", creatorRoleSid)
                .put("default_conversation_role_sid", conversationRoleSid)
                .put("default_chat_service_role_sid", serviceRoleSid)
                .put("url", url)
                .put(
                        "links",
                        new JsonObject()
                                .put("notifications", url + "/Notifications")
                                .put("webhooks", url + "/Webhooks"))
                .put("reachability_enabled", isReachabilityEnabled);
    }
}
