package io.github.sockettask.samples.marketfeed;

import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@MarketFeedTest
class MarketFeedPageTests {

	@RegisterExtension
	static final ChromiumExtension chromium = new ChromiumExtension();

	@LocalServerPort
	private int port;

	private ChromeDriver driver;

	@BeforeEach
	void open() {
		this.driver = chromium.driver();
		this.driver.get("http://localhost:" + this.port);
		awaitText("status", "open");
		await().until(() -> points() > 1);
	}

	@AfterEach
	void resume() {
		new Faults(this.port).resume();
	}

	@AfterEach
	void consoleHasNoErrors() {
		assertThat(this.driver.manage().logs().get(LogType.BROWSER).getAll())
			.filteredOn((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.extracting(LogEntry::getMessage)
			.isEmpty();
	}

	@Test
	void chartMoves() {
		int points = points();
		String picture = picture();
		String trades = text("total-trades");
		await().until(() -> points() > points && !picture().equals(picture));
		await().until(() -> !text("total-trades").equals(trades));
		assertThat(text("last-price")).matches("[,\\d]+\\.\\d\\d");
		assertThat(Double.parseDouble(text("message-rate"))).isPositive();
	}

	@Test
	void dropShowsAsOutageAndOpensAgain() {
		int segments = segments();
		press("drop");
		await().until(() -> segments() >= segments + 3);
		awaitText("status", "open");
		assertThat(text("events")).contains("waiting to retry", "1006", "connection lost");
		assertThat(text("fault-result")).matches("\\d connections? met");
		assertThat(label("WAITING_RETRY")).contains("close code 1006, connection lost");
		assertThat(text("cause-title")).isEqualTo("Cause of the last outage");
		assertThat(text("cause")).isEqualTo("connection lost");
	}

	@Test
	void closeShowsCodeAndReason() {
		press("close-4001");
		await().until(() -> text("events").contains("closed: 4001 maintenance"));
		awaitText("status", "open");
		assertThat(label("WAITING_RETRY")).contains("closed: 4001 maintenance");
	}

	@Test
	void refusalShowsRetriesAndCountsDownUntilTheTaskIsOpenAgain() {
		press("refuse");
		awaitText("cause", "refused: 503");
		await().until(() -> text("next-attempt").matches("in \\d\\.\\d s"));
		await().until(() -> text("retries").matches("[2-9]|\\d\\d"));
		assertThat(text("price")).matches("(?s)[,\\d]+\\.\\d\\d.*[\\d.]+ m?s old");
		assertThat(label("WAITING_RETRY")).contains("HTTP 503, refused: 503");
		assertThat(column("Close code")).contains("1006").doesNotContain("503");
		assertThat(column("HTTP")).contains("503").doesNotContain("1006");
		assertThat(text("cause-title")).isEqualTo("Cause");
		awaitText("status", "open");
		awaitText("next-attempt", "–");
		await().until(() -> !text("price").contains("old"));
	}

	@Test
	void suspendedPeerIsFoundByTheHeartbeat() {
		press("suspend");
		awaitText("suspend", "Resume the peer\nit is suspended: silent, TCP up");
		await().until(() -> text("cause").startsWith("heartbeat"));
		assertThat(text("status")).isNotEqualTo("open");
		press("suspend");
		awaitText("suspend", "Suspend the peer\nTCP stays up, no answer");
		awaitText("status", "open");
		assertThat(text("cause-title")).isEqualTo("Cause of the last outage");
		assertThat(text("cause")).startsWith("heartbeat");
		assertThat(label("WAITING_RETRY")).isNotEmpty();
	}

	@Test
	void aStatusHasOneSpelling() {
		press("drop");
		await().until(() -> text("events").contains("waiting to retry"));
		awaitText("status", "open");
		assertThat(script("return [...document.querySelectorAll('.legend li')].map((item) => item.textContent).join()"))
			.isEqualTo("open,connecting,waiting to retry");
		assertThat(script("return [...document.querySelectorAll('#events .state')].map((item) => item.textContent)"))
			.asInstanceOf(InstanceOfAssertFactories.list(String.class))
			.isSubsetOf("open", "connecting", "waiting to retry", "closing", "stopped");
		assertThat(text("events")).doesNotContain("WAITING_RETRY").doesNotContain("waiting retry");
	}

	@Test
	void aButtonIsRedOnlyWhileItsFaultLasts() {
		Object before = border("drop");
		press("drop");
		awaitText("status", "open");
		hover("price-title");
		await().untilAsserted(() -> assertThat(border("drop")).isEqualTo(before));
		press("suspend");
		await().until(() -> text("suspend").startsWith("Resume"));
		new Faults(this.port).resume();
		await().until(() -> text("suspend").startsWith("Suspend"));
		hover("price-title");
		await().untilAsserted(() -> assertThat(border("suspend")).isEqualTo(before));
	}

	@Test
	void aPhoneShowsTheCauseAndRowsThatAreNotBlank() {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));
		try {
			press("refuse");
			awaitText("cause", "refused: 503");
			assertThat(script("return document.documentElement.scrollWidth <= 390")).isEqualTo(true);
			assertThat(script(
					"scrollTo(0, 0); return document.getElementById('cause').getBoundingClientRect().bottom < 844"))
				.isEqualTo(true);
			assertThat(script("""
					const table = document.querySelector('.scroll');
					const rows = [...document.querySelectorAll('#events tr')];
					const cause = rows.find((row) => row.lastChild.textContent).lastChild.getBoundingClientRect();
					return table.scrollWidth <= table.clientWidth && cause.right <= 390
						&& rows.every((row) => row.offsetHeight < 120)""")).isEqualTo(true);
		}
		finally {
			this.driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
		}
		awaitText("status", "open");
	}

	@Test
	void nothingOverlapsOrScrollsSideways() {
		press("refuse");
		await().until(() -> text("retries").matches("[3-9]|\\d\\d"));
		this.driver.manage().window().setSize(new Dimension(1200, 800));
		try {
			assertThat(script("return document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
			assertThat(script("const table = document.querySelector('.scroll');"
					+ "return table.scrollWidth <= table.clientWidth"))
				.isEqualTo(true);
			assertThat(script("""
					const codes = [...document.querySelectorAll('#timeline li:not([hidden]) span:not([hidden])')];
					const boxes = codes.map((code) => code.getBoundingClientRect());
					return boxes.slice(1).every((box, i) => box.left >= boxes[i].right)""")).isEqualTo(true);
		}
		finally {
			this.driver.manage().window().setSize(ChromiumExtension.WINDOW);
		}
		awaitText("status", "open");
	}

	private Object script(String script) {
		return this.driver.executeScript(script);
	}

	private void press(String id) {
		this.driver.findElement(By.id(id)).click();
	}

	private String text(String id) {
		return this.driver.findElement(By.id(id)).getText();
	}

	private void awaitText(String id, String text) {
		await().untilAsserted(() -> assertThat(text(id)).isEqualTo(text));
	}

	private String column(String name) {
		return (String) script("return [...document.querySelectorAll(\"td[data-column='" + name
				+ "']\")].map((cell) => cell.textContent).join(' ')");
	}

	private Object border(String id) {
		return script("return getComputedStyle(document.getElementById('" + id + "')).borderColor");
	}

	private void hover(String id) {
		new Actions(this.driver).moveToElement(this.driver.findElement(By.id(id))).perform();
	}

	private int points() {
		String points = this.driver.findElement(By.id("chart")).getDomAttribute("data-points");
		return (points != null) ? Integer.parseInt(points) : 0;
	}

	private String picture() {
		return (String) script("return document.querySelector('#chart canvas').toDataURL()");
	}

	private int segments() {
		return this.driver.findElements(By.cssSelector("#timeline li")).size();
	}

	/** What the last segment of a status tells a screen reader. */
	private String label(String status) {
		return this.driver.findElements(By.cssSelector("#timeline li[data-state='" + status + "']"))
			.stream()
			.map((WebElement segment) -> segment.getDomAttribute("aria-label"))
			.reduce("", (before, last) -> last);
	}

	private ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(30));
	}

}
