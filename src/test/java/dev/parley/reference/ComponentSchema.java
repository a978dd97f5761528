package dev.parley.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointHeaderModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.apache.camel.tooling.model.SupportLevel;

/** The JSON schema of a component for tools, in the format of Camel's own components. */
public final class ComponentSchema {
    private static final String FIRST_VERSION = "0.1.0";

    private final ComponentModel model = new ComponentModel();

    public ComponentSchema(String scheme, String title, String description, Class<?> component) {
        model.setName(scheme);
        model.setScheme(scheme);
        model.setTitle(title);
        model.setDescription(description);
        model.setJavaType(component.getName());
        model.setFirstVersion(FIRST_VERSION);
        model.setLabel("messaging");
        model.setSupportLevel(SupportLevel.Stable);
        model.setGroupId("dev.parley");
        model.setArtifactId("parley");
        model.setVersion(version());
        model.setAsync(true);
        model.setRemote(true);
    }

    /** Returns the version at the top of {@code pom.xml}. */
    private static String version() {
        try {
            Matcher version = Pattern.compile("<version>(.*?)</version>").matcher(Files.readString(Path.of("pom.xml")));
            if (!version.find()) {
                throw new IllegalStateException("pom.xml has no version");
            }
            return version.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ComponentModel model() {
        return model;
    }

    /** Adds the one name that follows the scheme. */
    public ComponentSchema path(String name, Collection<String> values, String description) {
        model.setSyntax(model.getScheme() + ":" + name);
        EndpointOptionModel option = new EndpointOptionModel();
        option.setKind("path");
        option.setName(name);
        option.setDisplayName(displayName(name));
        option.setGroup("common");
        option.setLabel("");
        option.setRequired(true);
        option.setType("enum");
        option.setJavaType(String.class.getName());
        option.setEnums(List.copyOf(values));
        option.setDescription(description);
        model.addEndpointOption(option);
        return this;
    }

    /** Adds a parameter of the endpoint. */
    public ComponentSchema parameter(String name, String type, Class<?> javaType, String description) {
        EndpointOptionModel option = new EndpointOptionModel();
        option.setKind("parameter");
        option.setName(name);
        option.setDisplayName(displayName(name));
        option.setGroup("producer");
        option.setLabel("producer");
        option.setType(type);
        option.setJavaType(javaType.getName());
        option.setDescription(description);
        model.addEndpointOption(option);
        return this;
    }

    public ComponentSchema header(String name, String label, String description) {
        EndpointHeaderModel header = new EndpointHeaderModel();
        header.setKind("header");
        header.setName(name);
        header.setDisplayName("");
        header.setGroup(label);
        header.setLabel(label);
        header.setType("string");
        header.setJavaType(String.class.getName());
        header.setDescription(description);
        model.addEndpointHeader(header);
        return this;
    }

    /** Returns {@code Messaging Binding Address} for {@code messagingBinding.address}. */
    static String displayName(String name) {
        StringBuilder words = new StringBuilder();
        for (String word : name.split("(?=[A-Z])|\\.", -1)) {
            words.append(words.isEmpty() ? "" : " ")
                    .append(Character.toUpperCase(word.charAt(0)))
                    .append(word.substring(1));
        }
        return words.toString();
    }

    /** Fails if the checked-in file differs, or writes it if requested. */
    public void assertCurrent() throws IOException {
        CheckedIn.assertCurrent(
                Path.of("src/main/resources").resolve(resource()), JsonMapper.createParameterJsonSchema(model) + "\n");
    }

    /** Returns where Camel looks for it on the class path. */
    private String resource() {
        String type = model.getJavaType();
        return "META-INF/" + type.substring(0, type.lastIndexOf('.')).replace('.', '/') + "/" + model.getScheme()
                + ".json";
    }

    /** Returns Camel's catalog with this component, added as a tool does that finds its class and schema in a jar. */
    public CamelCatalog catalog() {
        CamelCatalog catalog = new DefaultCamelCatalog(true);
        try (InputStream file = ComponentSchema.class.getClassLoader().getResourceAsStream(resource())) {
            String json = file == null ? "{}" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
            catalog.addComponent(model.getScheme(), model.getJavaType(), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return catalog;
    }
}
