package io.github.sockettask.client.connect;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CookieJar}.
 */
class CookieJarTests {

	private static final URI URL = URI.create("ws://example.org/feed");

	private long now = Long.MAX_VALUE - 5;

	private final CookieJar jar = new CookieJar(() -> this.now);

	private void store(String... lines) {
		this.jar.store(URL, Map.of("Set-Cookie", List.of(lines)));
	}

	private @Nullable String sent(String... configured) {
		Map<String, List<String>> header = (configured.length == 0) ? Map.of() : Map.of("cookie", List.of(configured));
		List<String> sent = this.jar.add(URL, header).getOrDefault("Cookie", List.of());
		assertThat(sent).hasSizeLessThan(2);
		return sent.isEmpty() ? null : sent.get(0);
	}

	private void elapse(long seconds) {
		this.now += Duration.ofSeconds(seconds).toNanos();
	}

	@Test
	void withoutCookiesThereIsNoHeader() {
		assertThat(sent()).isNull();
		this.jar.store(URL, Map.of());
		assertThat(sent()).isNull();
		assertThat(sent("a=b")).isEqualTo("a=b");
	}

	@Test
	void cookiesAreInOneLineThoseOfLongerPathsFirst() {
		store("a=1; Path=/", "b=2; Path=/feed", "c=3; Path=/", "d=4; Path=/other");
		assertThat(sent()).isEqualTo("b=2; a=1; c=3");
	}

	@Test
	void aLaterCookieTakesThePlaceOfTheOneBefore() {
		store("a=1", "b=2");
		store("a=3");
		assertThat(sent()).isEqualTo("a=3; b=2");
	}

	@Test
	void aCookieIsSentUntilItExpiresAndCanBeDeleted() {
		store("a=1; Max-Age=10", "b=2", "c=3");
		elapse(9);
		assertThat(sent()).isEqualTo("a=1; b=2; c=3");
		elapse(1);
		assertThat(sent()).isEqualTo("b=2; c=3");
		store("b=; Max-Age=0", "c=; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
		assertThat(sent()).isNull();
	}

	@Test
	void whatIsConfiguredWinsAndComesFirst() {
		store("a=1", "b=2");
		assertThat(sent("b=own; c=own")).isEqualTo("b=own; c=own; a=1");
		assertThat(sent("b=own", "c=own")).isEqualTo("b=own; c=own; a=1");
	}

	@Test
	void aServerCannotStoreWithoutABound() {
		List<String> many = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			many.add("a" + i + "=1");
		}
		store(many.toArray(String[]::new));
		assertThat(sent().split("; ")).hasSize(50).startsWith("a950=1").endsWith("a999=1");
		store("x=" + "y".repeat(4000), "y=" + "z".repeat(4000), "z=" + "x".repeat(4000));
		assertThat(sent()).hasSizeLessThan(8300).startsWith("y=").contains("; z=").doesNotContain("x=y", "a999");
	}

}
