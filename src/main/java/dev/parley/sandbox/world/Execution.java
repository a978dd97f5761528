package dev.parley.sandbox.world;

import dev.parley.sandbox.flow.FlowRun;
import dev.parley.sandbox.flow.Step;
import dev.parley.sandbox.media.MediaItem;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.StoredResource;
import dev.parley.sandbox.rest.TimeFormats;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of a flow for one contact: a phone, or a conversation. */
public final class Execution extends StoredResource {
    public static final String ACTIVE = "active";
    public static final String ENDED = "ended";

    public final Flow.Revision revision;
    public final String contact;
    /** The address to which the contact replies: a number, or the conversation. */
    public final String address;

    final String contactSid;
    /** What started it: empty for a REST call, else the conversation's SID. */
    public final String initiatedBy;

    public final Map<String, RecordedStep> steps = new LinkedHashMap<>();
    public String status = ACTIVE;
    private @Nullable FlowRun run;

    public Execution(
            String sid,
            Instant created,
            Flow.Revision revision,
            String contact,
            String address,
            String contactSid,
            String initiatedBy) {
        super(sid, created);
        this.revision = revision;
        this.contact = contact;
        this.address = address;
        this.contactSid = contactSid;
        this.initiatedBy = initiatedBy;
    }

    /** Sets its run. Set once, as a run has actions that refer to its execution. */
    public void runs(FlowRun newRun) {
        run = newRun;
    }

    public FlowRun run() {
        if (run == null) {
            throw new IllegalStateException("execution " + sid + " has no run");
        }
        return run;
    }

    public boolean isActive() {
        return status.equals(ACTIVE);
    }

    /** Returns whether it waits for a text of a phone to a number. */
    boolean listensTo(String phone, String number) {
        return isActive() && contact.equals(phone) && address.equals(number) && run().isListening();
    }

    /**
     * Passes a text of its contact to the run, under the names of Twilio's incoming message webhook.
     *
     * @param base the base of the addresses of media
     */
    public void receive(TextMessage text, String base) {
        Map<String, Object> received = new LinkedHashMap<>(Map.of(
                "MessageSid", text.sid,
                "From", text.from,
                "To", text.to,
                "Body", text.body,
                "NumMedia", Integer.toString(text.numMedia)));
        for (int i = 0; i < text.media.size(); i++) {
            MediaItem mediaItem = text.media.get(i);
            received.put("MediaUrl" + i, base + text.uri(mediaItem));
            received.put("MediaContentType" + i, mediaItem.contentType());
        }
        run().receive(received);
    }

    public JsonObject context() {
        return new JsonObject(run().context());
    }

    @Override
    public int estimatedTotalSize() {
        return estimatedSize()
                + steps.values().stream()
                        .mapToInt(StoredResource::estimatedSize)
                        .sum();
    }

    String url(String base) {
        return base + "/v2/Flows/" + revision.flow.sid + "/Executions/" + sid;
    }

    public JsonObject json(String base) {
        return new JsonObject()
                .put("sid", sid)
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("flow_sid", revision.flow.sid)
                .put("contact_channel_address", contact)
                .put("contact_sid", contactSid)
                .put("flow_version", revision.number)
                .put("context", context())
                .put("status", status)
                .put("date_created", TimeFormats.inSeconds(created))
                .put("date_updated", TimeFormats.inSeconds(updated))
                .put("initiated_by", initiatedBy)
                .put("url", url(base))
                .put(
                        "links",
                        new JsonObject()
                                .put("steps", url(base) + "/Steps")
                                .put("execution_context", url(base) + "/Context"));
    }

    /** A step of an execution. */
    public static final class RecordedStep extends StoredResource {
        public final Execution execution;
        public final Step step;
        /** The previous step. */
        final @Nullable String parentSid;

        public RecordedStep(String sid, Instant created, Execution execution, Step step, @Nullable String parentSid) {
            super(sid, created);
            this.execution = execution;
            this.step = step;
            this.parentSid = parentSid;
        }

        public JsonObject json(String base) {
            String url = execution.url(base) + "/Steps/" + sid;
            return new JsonObject()
                    .put("sid", sid)
                    .put("account_sid", SandboxAccount.ACCOUNT_SID)
                    .put("flow_sid", execution.revision.flow.sid)
                    .put("execution_sid", execution.sid)
                    .put("parent_step_sid", parentSid)
                    .put("name", step.event())
                    .put("context", new JsonObject(step.context()))
                    .put("transitioned_from", step.from())
                    .put("transitioned_to", step.to())
                    .put("type", step.type())
                    .put("date_created", TimeFormats.inSeconds(created))
                    .put("date_updated", TimeFormats.inSeconds(updated))
                    .put("url", url)
                    .put("links", new JsonObject().put("step_context", url + "/Context"));
        }
    }
}
