package io.github.sockettask.benchmarks.runner;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The class path of each peer, as the build has written it down.
 *
 * @param benchmarks folder of the benchmarks
 */
record ClassPaths(Path benchmarks) {

	String server() throws IOException {
		return of(this.benchmarks.resolve("harness/target"));
	}

	String client(Peer peer) throws IOException {
		return of(this.benchmarks.resolve("peers").resolve(peer.module()).resolve("target"));
	}

	private String of(Path target) throws IOException {
		String dependencies = Files.readString(target.resolve("classpath")).trim();
		return target.resolve("classes") + (dependencies.isEmpty() ? "" : File.pathSeparator + dependencies);
	}

	String versions(Peer peer) throws IOException {
		if (peer.artifacts().isEmpty()) {
			return "JDK " + Runtime.version();
		}
		String[] jars = client(peer).split(File.pathSeparator);
		return peer.artifacts()
			.stream()
			.map((artifact) -> artifact + " " + version(artifact, jars))
			.collect(Collectors.joining(", "));
	}

	private String version(String artifact, String... jars) {
		Pattern pattern = Pattern.compile(Pattern.quote(artifact) + "-(\\d.*)\\.jar");
		return Arrays.stream(jars)
			.map((jar) -> pattern.matcher(Path.of(jar).getFileName().toString()))
			.filter(Matcher::matches)
			.map((matcher) -> matcher.group(1))
			.findFirst()
			.orElse("?");
	}

}
