package dev.parley.sandbox.studio;

import dev.parley.sandbox.flow.FlowFile;
import dev.parley.sandbox.flow.InvalidDefinition;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.Paging;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.world.Flow;
import dev.parley.sandbox.world.Flow.Revision;
import dev.parley.sandbox.world.World;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Studio's flows and their revisions: create, validate, fetch, list, update, delete. The sample and the flows of a
 * folder exist from the start.
 *
 * <p>Form fields read: {@code FriendlyName}, {@code Status} (draft, published), {@code Definition} (JSON),
 * {@code CommitMessage}; {@code TestUsers}, which are stored only. That a definition which cannot be run is refused
 * with 20001, draft or not, is invented.
 *
 * @see <a href="https://www.twilio.com/docs/studio/rest-api/v2/flow">Twilio: flows</a>
 */
public final class Flows {
    private static final String ALL = "/v2/Flows";
    private static final String ONE = ALL + "/{Sid}";
    private static final int MAX_PAGE = 1000;
    private static final int MAX_REVISIONS = 100;
    private static final List<String> STATUSES = List.of(Flow.DRAFT, Flow.PUBLISHED);

    private static final Logger LOG = LoggerFactory.getLogger(Flows.class);

    private final World world;
    private final List<FlowFile> files;
    private final JsonObject sample = new JsonObject(sample());

    public Flows(World world, List<FlowFile> files) {
        this.world = world;
        this.files = files;
        begin();
        files.forEach(Flows::announce);
    }

    /** Adds the sample and the flows of the folder. */
    public void begin() {
        add(SandboxAccount.FLOW_SID, "Sample flow", sample);
        files.forEach(file -> add(file.sid(), file.name(), new JsonObject(file.json())));
    }

    private static void announce(FlowFile file) {
        LOG.info("The sandbox runs flow {} as {}", file.name(), file.sid());
        file.warnings().forEach(warning -> LOG.warn("Flow {}, {}", file.name(), warning));
    }

    private void add(String sid, String name, JsonObject definition) {
        Flow flow = new Flow(sid, world.now());
        flow.revisions.add(new Revision(flow, world.now(), name, Flow.PUBLISHED, definition, null));
        world.add(flow, world.studio.flows);
    }

    private static String sample() {
        try (InputStream sample = Flows.class.getResourceAsStream("sample-flow.json")) {
            if (sample == null) {
                throw new IllegalStateException("sample-flow.json is missing beside " + Flows.class.getName());
            }
            return new String(sample.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void addTo(Paths paths) {
        paths.on("POST", ALL + "/Validate", this::validate);
        paths.on("POST", ALL, this::create);
        paths.on("GET", ALL, this::list);
        paths.on("GET", ONE, call -> ApiResponse.ok(find(call).json(call.base())));
        paths.on("POST", ONE, this::update);
        paths.on("DELETE", ONE, this::delete);
        paths.on("GET", ONE + "/Revisions", this::listRevisions);
        paths.on("GET", ONE + "/Revisions/{Revision}", this::fetchRevision);
        paths.on("GET", ONE + "/TestUsers", call -> testUsers(call, find(call)));
        paths.on("POST", ONE + "/TestUsers", this::updateTestUsers);
    }

    private ApiResponse validate(ApiCall call) {
        revision(new Flow("", world.now()), call.form());
        return ApiResponse.ok(new JsonObject().put("valid", true));
    }

    private ApiResponse create(ApiCall call) {
        Flow flow = new Flow(world.sid("FW"), world.now());
        flow.revisions.add(revision(flow, call.form()));
        flow.outgrow(call.form());
        world.add(flow, world.studio.flows);
        return ApiResponse.created(flow.json(call.base()));
    }

    /** Makes a revision from a form; the first requires all fields. */
    private Revision revision(Flow flow, Form form) {
        boolean isFirst = flow.revisions.isEmpty();
        String named = isFirst ? form.required("FriendlyName", Limits.NAME) : form.text("FriendlyName", Limits.NAME);
        form.required("Status");
        String status = form.choice("Status", STATUSES);
        String definition = isFirst ? form.required("Definition") : form.text("Definition");
        Revision revision = new Revision(
                flow,
                world.now(),
                named == null ? flow.latest().friendlyName : named,
                status == null ? Flow.DRAFT : status,
                definition == null ? flow.latest().source : json(definition),
                form.text("CommitMessage", Limits.NAME));
        check(revision);
        return revision;
    }

    private static JsonObject json(String definition) {
        try {
            return new JsonObject(definition);
        } catch (DecodeException | ClassCastException e) {
            throw ApiError.badParameter("Definition is not a JSON object.");
        }
    }

    private static void check(Revision revision) {
        try {
            revision.definition();
        } catch (InvalidDefinition e) {
            throw ApiError.badParameter("Definition: " + e.getMessage());
        }
    }

    private ApiResponse list(ApiCall call) {
        return new Paging<>(call, MAX_PAGE, List.copyOf(world.studio.flows.values()))
                .answer("flows", flow -> flow.json(call.base()));
    }

    private ApiResponse update(ApiCall call) {
        Flow flow = find(call);
        Revision revision = revision(flow, call.form());
        if (flow.revisions.size() >= MAX_REVISIONS) {
            throw ApiError.badParameter("Flow " + flow.sid + " has " + MAX_REVISIONS
                    + " revisions, and the sandbox keeps no more. DELETE it and create it anew.");
        }
        world.grow(flow, flow.estimatedSize() + call.form().estimatedSize());
        flow.revisions.add(revision);
        flow.updated = world.now();
        return ApiResponse.ok(flow.json(call.base()));
    }

    private ApiResponse delete(ApiCall call) {
        world.remove(find(call), world.studio.flows);
        return ApiResponse.gone();
    }

    private ApiResponse listRevisions(ApiCall call) {
        return new Paging<>(call, MAX_PAGE, List.copyOf(find(call).revisions))
                .answer("revisions", revision -> revision.json(call.base()));
    }

    /** Returns a revision by number, {@code LatestPublished} or {@code LatestRevision}. */
    private ApiResponse fetchRevision(ApiCall call) {
        Flow flow = find(call);
        String requested = call.variable("Revision");
        return flow.revisions.stream()
                .filter(one -> requested.equals("LatestRevision")
                        ? one == flow.latest()
                        : requested.equals("LatestPublished")
                                ? flow.published()
                                        .filter(published -> published == one)
                                        .isPresent()
                                : requested.equals(Integer.toString(one.number)))
                .findFirst()
                .map(revision -> ApiResponse.ok(revision.json(call.base())))
                .orElseThrow(() -> ApiError.notFound("revision", requested));
    }

    private ApiResponse updateTestUsers(ApiCall call) {
        Flow flow = find(call);
        call.form().required("TestUsers");
        List<String> users = call.form().texts("TestUsers");
        world.grow(flow, flow.estimatedSize() + call.form().estimatedSize());
        flow.testUsers = users;
        return testUsers(call, flow);
    }

    private static ApiResponse testUsers(ApiCall call, Flow flow) {
        return ApiResponse.ok(new JsonObject(Map.of(
                "sid",
                flow.sid,
                "test_users",
                new JsonArray(flow.testUsers),
                "url",
                call.base() + "/v2/Flows/" + flow.sid + "/TestUsers")));
    }

    private Flow find(ApiCall call) {
        return world.studio.flow(call.variable("Sid"));
    }
}
