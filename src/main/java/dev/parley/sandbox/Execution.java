package dev.parley.sandbox;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** One run of the sample flow for one contact: a phone, or a conversation. */
final class Execution extends Stored {
    static final String ACTIVE = "active";
    static final String ENDED = "ended";

    final String contact;
    final String contactSid;
    /** What started it: empty for a REST call, else the conversation. */
    final String initiatedBy;

    JsonObject context;
    String status = ACTIVE;

    Execution(String sid, Instant created, String contact, String contactSid, String initiatedBy, JsonObject context) {
        super(sid, created);
        this.contact = contact;
        this.contactSid = contactSid;
        this.initiatedBy = initiatedBy;
        this.context = context;
    }

    boolean isActive() {
        return status.equals(ACTIVE);
    }

    JsonObject json(String base) {
        String url = base + "/v2/Flows/" + SandboxAccount.FLOW_SID + "/Executions/" + sid;
        return new JsonObject()
                .put("sid", sid)
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("flow_sid", SandboxAccount.FLOW_SID)
                .put("contact_channel_address", contact)
                .put("contact_sid", contactSid)
                .put("flow_version", 1)
                .put("context", context)
                .put("status", status)
                .put("date_created", Dates.inSeconds(created))
                .put("date_updated", Dates.inSeconds(updated))
                .put("initiated_by", initiatedBy)
                .put("url", url)
                .put("links", new JsonObject().put("steps", url + "/Steps").put("execution_context", url + "/Context"));
    }
}
