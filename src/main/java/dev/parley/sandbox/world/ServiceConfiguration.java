package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.Form;
import io.vertx.core.json.JsonObject;

/**
 * Which roles newcomers to a service get, and whether it shows who can be reached.
 *
 * <p>Form fields read: {@code DefaultConversationCreatorRoleSid}, {@code DefaultConversationRoleSid},
 * {@code DefaultChatServiceRoleSid}, {@code ReachabilityEnabled}. Left out: what reachability would do. The creator's role
 * is for whoever makes a conversation through an SDK, once they join it.
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

    /** Returns the role of whoever made a conversation and joins it. */
    public String creatorRoleSid() {
        return creatorRoleSid;
    }

    /** Returns the role of whoever is added to a conversation. */
    String conversationRoleSid() {
        return conversationRoleSid;
    }

    /** Returns the role of whoever becomes a user. */
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
