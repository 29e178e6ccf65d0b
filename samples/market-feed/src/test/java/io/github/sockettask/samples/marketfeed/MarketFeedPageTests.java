package io.github.sockettask.samples.marketfeed;

import java.time.Duration;
import java.util.logging.Level;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
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
		awaitText("ready-state", "OPEN");
		await().until(() -> points() > 1);
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
	void dropShowsAsClosedPeriodAndOpensAgain() {
		int segments = segments();
		press("drop");
		await().until(() -> segments() >= segments + 3);
		awaitText("ready-state", "OPEN");
		assertThat(text("events")).contains("1006 abnormal closure");
		assertThat(text("fault-result")).matches("Drop the connection: \\d connections? ended");
		assertThat(label("CLOSED")).contains("1006 abnormal closure");
	}

	@Test
	void closeShowsCodeAndReason() {
		press("close-4001");
		await().until(() -> text("events").contains("4001 maintenance"));
		awaitText("ready-state", "OPEN");
		assertThat(label("CLOSED")).contains("4001 maintenance");
	}

	@Test
	void refusalShowsItsStatusUntilTheTaskIsOpenAgain() {
		press("refuse");
		await().until(() -> text("events").contains("503"));
		awaitText("ready-state", "OPEN");
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

	private int points() {
		String points = this.driver.findElement(By.id("chart")).getDomAttribute("data-points");
		return (points != null) ? Integer.parseInt(points) : 0;
	}

	private String picture() {
		return (String) this.driver.executeScript("return document.querySelector('#chart canvas').toDataURL()");
	}

	private int segments() {
		return this.driver.findElements(By.cssSelector("#timeline li")).size();
	}

	/** What the last segment in a state tells a screen reader. */
	private String label(String readyState) {
		return this.driver.findElements(By.cssSelector("#timeline li[data-state='" + readyState + "']"))
			.stream()
			.map((WebElement segment) -> segment.getDomAttribute("aria-label"))
			.reduce("", (before, last) -> last);
	}

	private ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(30));
	}

}
