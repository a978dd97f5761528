package dev.parley.sandbox.world;

import dev.parley.sandbox.flow.Definition;
import dev.parley.sandbox.flow.DefinitionError;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.StoredResource;
import dev.parley.sandbox.rest.TimeFormats;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Studio flow and its revisions, the newest last. Executions run the newest that was published. */
public final class Flow extends StoredResource {
    public static final String PUBLISHED = "published";
    public static final String DRAFT = "draft";

    public final List<Revision> revisions = new ArrayList<>();

    /** The testers of drafts: stored only. */
    public List<String> testUsers = List.of();

    public Flow(String sid, Instant created) {
        super(sid, created);
    }

    public Revision latest() {
        return revisions.get(revisions.size() - 1);
    }

    public Optional<Revision> published() {
        for (int i = revisions.size() - 1; i >= 0; i--) {
            if (revisions.get(i).status.equals(PUBLISHED)) {
                return Optional.of(revisions.get(i));
            }
        }
        return Optional.empty();
    }

    public JsonObject json(String base) {
        String url = base + "/v2/Flows/" + sid;
        return latest().json(base)
                .put("date_created", TimeFormats.inSeconds(created))
                .put("date_updated", TimeFormats.inSeconds(updated))
                .put("warnings", latest().warnings())
                // Never called: no number here is configured with a flow.
                .putNull("webhook_url")
                .put("url", url)
                .put(
                        "links",
                        new JsonObject()
                                .put("executions", url + "/Executions")
                                .put("revisions", url + "/Revisions")
                                .put("test_users", url + "/TestUsers"));
    }

    /** A saved revision. Its definition is parsed on first use. */
    public static final class Revision extends StoredResource {
        public final Flow flow;
        public final int number;
        public final String friendlyName;
        final String status;
        public final JsonObject source;
        final @Nullable String commitMessage;
        private @Nullable Definition definition;

        public Revision(
                Flow flow,
                Instant created,
                String friendlyName,
                String status,
                JsonObject source,
                @Nullable String commitMessage) {
            super(flow.sid, created);
            this.flow = flow;
            this.number = flow.revisions.size() + 1;
            this.friendlyName = friendlyName;
            this.status = status;
            this.source = source;
            this.commitMessage = commitMessage;
        }

        /**
         * Returns the parsed definition.
         *
         * @throws dev.parley.sandbox.flow.InvalidDefinition if it cannot be run
         */
        public Definition definition() {
            Definition read = definition == null ? Definition.read(source.encode()) : definition;
            definition = read;
            return read;
        }

        private JsonArray warnings() {
            JsonArray warnings = new JsonArray();
            for (DefinitionError warning : definition().warnings()) {
                warnings.add(
                        new JsonObject().put("property_path", warning.where()).put("message", warning.what()));
            }
            return warnings;
        }

        public JsonObject json(String base) {
            return new JsonObject()
                    .put("sid", sid)
                    .put("account_sid", SandboxAccount.ACCOUNT_SID)
                    .putNull("author_sid")
                    .put("friendly_name", friendlyName)
                    .put("definition", source)
                    .put("status", status)
                    .put("revision", number)
                    .put("commit_message", commitMessage)
                    .put("valid", true)
                    .put("errors", new JsonArray())
                    .put("date_created", TimeFormats.inSeconds(created))
                    .put("date_updated", TimeFormats.inSeconds(updated))
                    .put("url", base + "/v2/Flows/" + sid + "/Revisions/" + number);
        }
    }
}
