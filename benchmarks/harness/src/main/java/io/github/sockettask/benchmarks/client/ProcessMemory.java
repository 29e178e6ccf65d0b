package io.github.sockettask.benchmarks.client;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of this process after garbage collection. The heap must have been touched
 * before, so that the process grows by other memory only.
 *
 * @param heapBytes what lives in the heap
 * @param residentBytes all that the process holds
 */
record ProcessMemory(long heapBytes, long residentBytes) {

	static ProcessMemory now() throws IOException {
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
		String resident = Files.readAllLines(Path.of("/proc/self/status"))
			.stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.findFirst()
			.orElseThrow()
			.replaceAll("\\D", "");
		return new ProcessMemory(heap, Long.parseLong(resident) * 1024);
	}

}
