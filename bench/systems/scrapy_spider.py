"""Scrapy doing the same as the other systems: fetch, parse, follow links. Prints what it measured as its last line."""
import json
import resource
import sys
import time

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.linkextractors import LinkExtractor

URL = sys.argv[1]
pages = 0


class BenchSpider(scrapy.Spider):
    name = "bench"
    start_urls = [URL + "/"]
    links = LinkExtractor()

    def parse(self, response):
        global pages
        pages += 1
        response.css("title::text").get()
        for link in self.links.extract_links(response):
            if link.url.startswith(URL + "/"):
                yield response.follow(link, self.parse)


process = CrawlerProcess(
    {
        "CONCURRENT_REQUESTS": 10,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 10,
        "LOG_LEVEL": "ERROR",
        "RETRY_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "COOKIES_ENABLED": False,
    }
)
process.crawl(BenchSpider)
before = resource.getrusage(resource.RUSAGE_SELF)
started = time.perf_counter()
process.start()
seconds = time.perf_counter() - started
after = resource.getrusage(resource.RUSAGE_SELF)
cpu_ms = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000
print(
    json.dumps(
        {
            "pages": pages,
            "pagesPerSecond": round(pages / seconds, 2),
            "cpuMsPerPage": round(cpu_ms / pages, 2),
            "peakRssMb": round(after.ru_maxrss / 1024),
        }
    )
)
