package io.github.sockettask.published;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The published modules: their jars, the metadata in them, and the bill of materials.
 * Runs when the jars are packaged.
 */
class PublishedModulesTests {

	private static final Path ROOT = Path.of("..");

	private static final Path DEPENDENCIES = ROOT.resolve("sockettask-dependencies/pom.xml");

	@Test
	void everyJarHasTheLicense() throws IOException {
		String license = Files.readString(ROOT.resolve("LICENSE"));
		for (Path path : jars("")) {
			try (JarFile jar = new JarFile(path.toFile())) {
				ZipEntry entry = jar.getEntry("META-INF/LICENSE");
				assertThat(entry).as("%s of %s", "META-INF/LICENSE", path).isNotNull();
				assertThat(new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8))
					.isEqualTo(license);
			}
		}
	}

	@Test
	void everyModuleHasSources() throws IOException {
		assertThat(jars("-sources")).hasSameSizeAs(published());
	}

	@Test
	void everyModuleWithClassesHasJavadoc() throws IOException {
		assertThat(jars("-javadoc")).map((path) -> ROOT.relativize(path).getName(0).toString())
			.containsExactlyInAnyOrder("sockettask-spring-boot-autoconfigure", "sockettask-spring-boot-test");
	}

	@Test
	void everyJarStatesItsModuleName() throws IOException {
		List<String> names = new ArrayList<>();
		for (Path path : libraries()) {
			try (JarFile jar = new JarFile(path.toFile())) {
				names.add(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"));
			}
		}
		assertThat(names).containsExactlyInAnyOrder("io.github.sockettask", "io.github.sockettask.starter",
				"io.github.sockettask.test");
		assertThat(modules()).map(ModuleDescriptor::name).containsExactlyInAnyOrderElementsOf(names);
	}

	@Test
	void noPackageIsInTwoModules() throws IOException {
		assertThat(modules().stream().flatMap((module) -> module.packages().stream())).doesNotHaveDuplicates()
			.contains("io.github.sockettask", "io.github.sockettask.test");
	}

	@Test
	void billOfMaterialsListsEveryPublishedModule() throws IOException {
		String bom = Files.readString(DEPENDENCIES);
		assertThat(texts(bom, "artifactId")).containsExactlyInAnyOrderElementsOf(
				Stream.concat(Stream.of("sockettask-dependencies"), published().stream()).toList());
	}

	@Test
	void billOfMaterialsHasTheVersionOfTheBuildAndNothingElseOfIt() throws IOException {
		String bom = Files.readString(DEPENDENCIES);
		String parent = Files.readString(ROOT.resolve("pom.xml")).replaceFirst("(?s)<parent>.*?</parent>", "");
		assertThat(bom).doesNotContain("<parent>");
		assertThat(texts(bom, "version")).containsOnly(texts(parent, "version").get(0), "${project.version}");
	}

	@Test
	void metadataOfTheTestKitHasThePropertiesOfItsPage() throws IOException {
		String page = Files.readString(ROOT.resolve("docs/testing.md"));
		Set<String> documented = Pattern.compile("(sockettask\\.test\\.[a-z-]+)=")
			.matcher(page)
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toSet());
		List<String> named = new ArrayList<>();
		Path metadata = ROOT
			.resolve("sockettask-spring-boot-test/target/classes/META-INF/spring-configuration-metadata.json");
		JsonMapper.shared()
			.readTree(Files.readString(metadata))
			.get("properties")
			.forEach((property) -> named.add(property.get("name").stringValue()));
		assertThat(named).containsExactlyInAnyOrderElementsOf(documented);
	}

	private static List<ModuleDescriptor> modules() throws IOException {
		return ModuleFinder.of(libraries().toArray(Path[]::new))
			.findAll()
			.stream()
			.map(ModuleReference::descriptor)
			.toList();
	}

	private static List<Path> libraries() throws IOException {
		return jars("SNAPSHOT|[0-9]");
	}

	/**
	 * Return the packaged jars of the current version whose names end like this.
	 */
	private static List<Path> jars(String suffix) throws IOException {
		List<Path> jars = new ArrayList<>();
		for (String module : published()) {
			Path target = ROOT.resolve(module).resolve("target");
			assertThat(target).as("packaged by mvn verify").isDirectory();
			try (Stream<Path> files = Files.list(target)) {
				files.filter((file) -> file.toString().matches(".*(" + suffix + ")\\.jar")).forEach(jars::add);
			}
		}
		assertThat(jars).isNotEmpty();
		return jars;
	}

	private static List<String> published() throws IOException {
		List<String> published = new ArrayList<>();
		for (String module : texts(Files.readString(ROOT.resolve("pom.xml")), "module")) {
			String pom = Files.readString(ROOT.resolve(module).resolve("pom.xml"));
			if (!pom.contains("<maven.deploy.skip>true<") && !pom.contains("<packaging>pom<")) {
				published.add(module);
			}
		}
		return published;
	}

	private static List<String> texts(String xml, String element) {
		return Pattern.compile("<" + element + ">([^<]+)<")
			.matcher(xml)
			.results()
			.map((match) -> match.group(1))
			.toList();
	}

}
