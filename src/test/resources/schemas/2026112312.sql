/*M!999999\- enable the sandbox mode */ 
-- MariaDB dump 10.19-11.4.5-MariaDB, for linux-systemd (x86_64)
--
-- Host: 127.0.0.1    Database: kk2_1
-- ------------------------------------------------------
-- Server version	11.4.5-MariaDB

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
/*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
/*!40101 SET NAMES utf8mb4 */;
/*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;
/*!40103 SET TIME_ZONE='+00:00' */;
/*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
/*M!100616 SET @OLD_NOTE_VERBOSITY=@@NOTE_VERBOSITY, NOTE_VERBOSITY=0 */;

--
-- Table structure for table `QRTZ_BLOB_TRIGGERS`
--

DROP TABLE IF EXISTS `QRTZ_BLOB_TRIGGERS`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `QRTZ_BLOB_TRIGGERS` (
  `SCHED_NAME` varchar(120) NOT NULL,
  `TRIGGER_NAME` varchar(190) NOT NULL,
  `TRIGGER_GROUP` varchar(190) NOT NULL,
  `BLOB_DATA` blob DEFAULT NULL,
  PRIMARY KEY (`SCHED_NAME`,`TRIGGER_NAME`,`TRIGGER_GROUP`),
  KEY `SCHED_NAME` (`SCHED_NAME`,`TRIGGER_NAME`,`TRIGGER_GROUP`),
  CONSTRAINT `QRTZ_BLOB_TRIGGERS_ibfk_1` FOREIGN KEY (`SCHED_NAME`, `TRIGGER_NAME`, `TRIGGER_GROUP`) REFERENCES `QRTZ_TRIGGERS` (`SCHED_NAME`, `TRIGGER_NAME`, `TRIGGER_GROUP`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `QRTZ_BLOB_TRIGGERS`
--

LOCK TABLES `QRTZ_BLOB_TRIGGERS` WRITE;
/*!40000 ALTER TABLE `QRTZ_BLOB_TRIGGERS` DISABLE KEYS */;
/*!40000 ALTER TABLE `QRTZ_BLOB_TRIGGERS` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `QRTZ_CALENDARS`
--

DROP TABLE IF EXISTS `QRTZ_CALENDARS`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `QRTZ_CALENDARS` (
  `SCHED_NAME` varchar(120) NOT NULL,
  `CALENDAR_NAME` varchar(190) NOT NULL,
  `CALENDAR` blob NOT NULL,
  PRIMARY KEY (`SCHED_NAME`,`CALENDAR_NAME`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `QRTZ_CALENDARS`
--

LOCK TABLES `QRTZ_CALENDARS` WRITE;
/*!40000 ALTER TABLE `QRTZ_CALENDARS` DISABLE KEYS */;
/*!40000 ALTER TABLE `QRTZ_CALENDARS` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `QRTZ_CRON_TRIGGERS`
--

DROP TABLE IF EXISTS `QRTZ_CRON_TRIGGERS`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `QRTZ_CRON_TRIGGERS` (
  `SCHED_NAME` varchar(120) NOT NULL,
  `TRIGGER_NAME` varchar(190) NOT NULL,
  `TRIGGER_GROUP` varchar(190) NOT NULL,
  `CRON_EXPRESSION` varchar(120) NOT NULL,
  `TIME_ZONE_ID` varchar(80) DEFAULT NULL,
  PRIMARY KEY (`SCHED_NAME`,`TRIGGER_NAME`,`TRIGGER_GROUP`),
  CONSTRAINT `QRTZ_CRON_TRIGGERS_ibfk_1` FOREIGN KEY (`SCHED_NAME`, `TRIGGER_NAME`, `TRIGGER_GROUP`) REFERENCES `QRTZ_TRIGGERS` (`SCHED_NAME`, `TRIGGER_NAME`, `TRIGGER_GROUP`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `QRTZ_CRON_TRIGGERS`
--

LOCK TABLES `QRTZ_CRON_TRIGGERS` WRITE;
/*!40000 ALTER TABLE `QRTZ_CRON_TRIGGERS` DISABLE KEYS */;
/*!40000 ALTER TABLE `QRTZ_CRON_TRIGGERS` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `QRTZ_FIRED_TRIGGERS`
--

DROP TABLE IF EXISTS `QRTZ_FIRED_TRIGGERS`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `QRTZ_FIRED_TRIGGERS` (
  `SCHED_NAME` varchar(120) NOT NULL,
  `ENTRY_ID` varchar(95) NOT NULL,
  `TRIGGER_NAME` varchar(190) NOT NULL,
  `TRIGGER_GROUP` varchar(190) NOT NULL,
  `INSTANCE_NAME` varchar(190) NOT NULL,
  `FIRED_TIME` bigint(13) NOT NULL,
  `SCHED_TIME` bigint(13) NOT NULL,
  `PRIORITY` int(11) NOT NULL,
  `STATE` varchar(16) NOT NULL,
  `JOB_NAME` varchar(190) DEFAULT NULL,
  `JOB_GROUP` varchar(190) DEFAULT NULL,
  `IS_NONCONCURRENT` varchar(1) DEFAULT NULL,
  `REQUESTS_RECOVERY` varchar(1) DEFAULT NULL,
  PRIMARY KEY (`SCHED_NAME`,`ENTRY_ID`),
  KEY `IDX_QRTZ_FT_TRIG_INST_NAME` (`SCHED_NAME`,`INSTANCE_NAME`),
  KEY `IDX_QRTZ_FT_INST_JOB_REQ_RCVRY` (`SCHED_NAME`,`INSTANCE_NAME`,`REQUESTS_RECOVERY`),
  KEY `IDX_QRTZ_FT_J_G` (`SCHED_NAME`,`JOB_NAME`,`JOB_GROUP`),
  KEY `IDX_QRTZ_FT_JG` (`SCHED_NAME`,`JOB_GROUP`),
  KEY `IDX_QRTZ_FT_T_G` (`SCHED_NAME`,`TRIGGER_NAME`,`TRIGGER_GROUP`),
  KEY `IDX_QRTZ_FT_TG` (`SCHED_NAME`,`TRIGGER_GROUP`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `QRTZ_FIRED_TRIGGERS`
--

LOCK TABLES `QRTZ_FIRED_TRIGGERS` WRITE;
/*!40000 ALTER TABLE `QRTZ_FIRED_TRIGGERS` DISABLE KEYS */;
/*!40000 ALTER TABLE `QRTZ_FIRED_TRIGGERS` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `QRTZ_JOB_DETAILS`
--

DROP TABLE IF EXISTS `QRTZ_JOB_DETAILS`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `QRTZ_JOB_DETAILS` (
  `SCHED_NAME` varchar(120) NOT NULL,
  `JOB_NAME` varchar(190) NOT NULL,
  `JOB_GROUP` varchar(190) NOT NULL,
  `DESCRIPTION` varchar(250) DEFAULT NULL,
  `JOB_CLASS_NAME` varchar(250) NOT NULL,
  `IS_DURABLE` varchar(1) NOT NULL,
  `IS_NONCONCURRENT` varchar(1) NOT NULL,
  `IS_UPDATE_DATA` varchar(1) NOT NULL,
  `REQUESTS_RECOVERY` varchar(1) NOT NULL,
  `JOB_DATA` blob DEFAULT NULL,
  PRIMARY KEY (`SCHED_NAME`,`JOB_NAME`,`JOB_GROUP`),
  KEY `IDX_QRTZ_J_REQ_RECOVERY` (`SCHED_NAME`,`REQUESTS_RECOVERY`),
  KEY `IDX_QRTZ_J_GRP` (`SCHED_NAME`,`JOB_GROUP`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `QRTZ_JOB_DETAILS`
--

LOCK TABLES `QRTZ_JOB_DETAILS` WRITE;
/*!40000 ALTER TABLE `QRTZ_JOB_DETAILS` DISABLE KEYS */;
/*!40000 ALTER TABLE `QRTZ_JOB_DETAILS` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `QRTZ_LOCKS`
--

DROP TABLE IF EXISTS `QRTZ_LOCKS`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `QRTZ_LOCKS` (
  `SCHED_NAME` varchar(120) NOT NULL,
  `LOCK_NAME` varchar(40) NOT NULL,
  PRIMARY KEY (`SCHED_NAME`,`LOCK_NAME`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `QRTZ_LOCKS`
--

LOCK TABLES `QRTZ_LOCKS` WRITE;
/*!40000 ALTER TABLE `QRTZ_LOCKS` DISABLE KEYS */;
/*!40000 ALTER TABLE `QRTZ_LOCKS` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `QRTZ_PAUSED_TRIGGER_GRPS`
--

DROP TABLE IF EXISTS `QRTZ_PAUSED_TRIGGER_GRPS`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `QRTZ_PAUSED_TRIGGER_GRPS` (
  `SCHED_NAME` varchar(120) NOT NULL,
  `TRIGGER_GROUP` varchar(190) NOT NULL,
  PRIMARY KEY (`SCHED_NAME`,`TRIGGER_GROUP`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `QRTZ_PAUSED_TRIGGER_GRPS`
--

LOCK TABLES `QRTZ_PAUSED_TRIGGER_GRPS` WRITE;
/*!40000 ALTER TABLE `QRTZ_PAUSED_TRIGGER_GRPS` DISABLE KEYS */;
/*!40000 ALTER TABLE `QRTZ_PAUSED_TRIGGER_GRPS` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `QRTZ_SCHEDULER_STATE`
--

DROP TABLE IF EXISTS `QRTZ_SCHEDULER_STATE`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `QRTZ_SCHEDULER_STATE` (
  `SCHED_NAME` varchar(120) NOT NULL,
  `INSTANCE_NAME` varchar(190) NOT NULL,
  `LAST_CHECKIN_TIME` bigint(13) NOT NULL,
  `CHECKIN_INTERVAL` bigint(13) NOT NULL,
  PRIMARY KEY (`SCHED_NAME`,`INSTANCE_NAME`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `QRTZ_SCHEDULER_STATE`
--

LOCK TABLES `QRTZ_SCHEDULER_STATE` WRITE;
/*!40000 ALTER TABLE `QRTZ_SCHEDULER_STATE` DISABLE KEYS */;
/*!40000 ALTER TABLE `QRTZ_SCHEDULER_STATE` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `QRTZ_SIMPLE_TRIGGERS`
--

DROP TABLE IF EXISTS `QRTZ_SIMPLE_TRIGGERS`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `QRTZ_SIMPLE_TRIGGERS` (
  `SCHED_NAME` varchar(120) NOT NULL,
  `TRIGGER_NAME` varchar(190) NOT NULL,
  `TRIGGER_GROUP` varchar(190) NOT NULL,
  `REPEAT_COUNT` bigint(7) NOT NULL,
  `REPEAT_INTERVAL` bigint(12) NOT NULL,
  `TIMES_TRIGGERED` bigint(10) NOT NULL,
  PRIMARY KEY (`SCHED_NAME`,`TRIGGER_NAME`,`TRIGGER_GROUP`),
  CONSTRAINT `QRTZ_SIMPLE_TRIGGERS_ibfk_1` FOREIGN KEY (`SCHED_NAME`, `TRIGGER_NAME`, `TRIGGER_GROUP`) REFERENCES `QRTZ_TRIGGERS` (`SCHED_NAME`, `TRIGGER_NAME`, `TRIGGER_GROUP`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `QRTZ_SIMPLE_TRIGGERS`
--

LOCK TABLES `QRTZ_SIMPLE_TRIGGERS` WRITE;
/*!40000 ALTER TABLE `QRTZ_SIMPLE_TRIGGERS` DISABLE KEYS */;
/*!40000 ALTER TABLE `QRTZ_SIMPLE_TRIGGERS` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `QRTZ_SIMPROP_TRIGGERS`
--

DROP TABLE IF EXISTS `QRTZ_SIMPROP_TRIGGERS`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `QRTZ_SIMPROP_TRIGGERS` (
  `SCHED_NAME` varchar(120) NOT NULL,
  `TRIGGER_NAME` varchar(190) NOT NULL,
  `TRIGGER_GROUP` varchar(190) NOT NULL,
  `STR_PROP_1` varchar(512) DEFAULT NULL,
  `STR_PROP_2` varchar(512) DEFAULT NULL,
  `STR_PROP_3` varchar(512) DEFAULT NULL,
  `INT_PROP_1` int(11) DEFAULT NULL,
  `INT_PROP_2` int(11) DEFAULT NULL,
  `LONG_PROP_1` bigint(20) DEFAULT NULL,
  `LONG_PROP_2` bigint(20) DEFAULT NULL,
  `DEC_PROP_1` decimal(13,4) DEFAULT NULL,
  `DEC_PROP_2` decimal(13,4) DEFAULT NULL,
  `BOOL_PROP_1` varchar(1) DEFAULT NULL,
  `BOOL_PROP_2` varchar(1) DEFAULT NULL,
  PRIMARY KEY (`SCHED_NAME`,`TRIGGER_NAME`,`TRIGGER_GROUP`),
  CONSTRAINT `QRTZ_SIMPROP_TRIGGERS_ibfk_1` FOREIGN KEY (`SCHED_NAME`, `TRIGGER_NAME`, `TRIGGER_GROUP`) REFERENCES `QRTZ_TRIGGERS` (`SCHED_NAME`, `TRIGGER_NAME`, `TRIGGER_GROUP`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `QRTZ_SIMPROP_TRIGGERS`
--

LOCK TABLES `QRTZ_SIMPROP_TRIGGERS` WRITE;
/*!40000 ALTER TABLE `QRTZ_SIMPROP_TRIGGERS` DISABLE KEYS */;
/*!40000 ALTER TABLE `QRTZ_SIMPROP_TRIGGERS` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `QRTZ_TRIGGERS`
--

DROP TABLE IF EXISTS `QRTZ_TRIGGERS`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `QRTZ_TRIGGERS` (
  `SCHED_NAME` varchar(120) NOT NULL,
  `TRIGGER_NAME` varchar(190) NOT NULL,
  `TRIGGER_GROUP` varchar(190) NOT NULL,
  `JOB_NAME` varchar(190) NOT NULL,
  `JOB_GROUP` varchar(190) NOT NULL,
  `DESCRIPTION` varchar(250) DEFAULT NULL,
  `NEXT_FIRE_TIME` bigint(13) DEFAULT NULL,
  `PREV_FIRE_TIME` bigint(13) DEFAULT NULL,
  `PRIORITY` int(11) DEFAULT NULL,
  `TRIGGER_STATE` varchar(16) NOT NULL,
  `TRIGGER_TYPE` varchar(8) NOT NULL,
  `START_TIME` bigint(13) NOT NULL,
  `END_TIME` bigint(13) DEFAULT NULL,
  `CALENDAR_NAME` varchar(190) DEFAULT NULL,
  `MISFIRE_INSTR` smallint(2) DEFAULT NULL,
  `JOB_DATA` blob DEFAULT NULL,
  PRIMARY KEY (`SCHED_NAME`,`TRIGGER_NAME`,`TRIGGER_GROUP`),
  KEY `IDX_QRTZ_T_J` (`SCHED_NAME`,`JOB_NAME`,`JOB_GROUP`),
  KEY `IDX_QRTZ_T_JG` (`SCHED_NAME`,`JOB_GROUP`),
  KEY `IDX_QRTZ_T_C` (`SCHED_NAME`,`CALENDAR_NAME`),
  KEY `IDX_QRTZ_T_G` (`SCHED_NAME`,`TRIGGER_GROUP`),
  KEY `IDX_QRTZ_T_STATE` (`SCHED_NAME`,`TRIGGER_STATE`),
  KEY `IDX_QRTZ_T_N_STATE` (`SCHED_NAME`,`TRIGGER_NAME`,`TRIGGER_GROUP`,`TRIGGER_STATE`),
  KEY `IDX_QRTZ_T_N_G_STATE` (`SCHED_NAME`,`TRIGGER_GROUP`,`TRIGGER_STATE`),
  KEY `IDX_QRTZ_T_NEXT_FIRE_TIME` (`SCHED_NAME`,`NEXT_FIRE_TIME`),
  KEY `IDX_QRTZ_T_NFT_ST` (`SCHED_NAME`,`TRIGGER_STATE`,`NEXT_FIRE_TIME`),
  KEY `IDX_QRTZ_T_NFT_MISFIRE` (`SCHED_NAME`,`MISFIRE_INSTR`,`NEXT_FIRE_TIME`),
  KEY `IDX_QRTZ_T_NFT_ST_MISFIRE` (`SCHED_NAME`,`MISFIRE_INSTR`,`NEXT_FIRE_TIME`,`TRIGGER_STATE`),
  KEY `IDX_QRTZ_T_NFT_ST_MISFIRE_GRP` (`SCHED_NAME`,`MISFIRE_INSTR`,`NEXT_FIRE_TIME`,`TRIGGER_GROUP`,`TRIGGER_STATE`),
  CONSTRAINT `QRTZ_TRIGGERS_ibfk_1` FOREIGN KEY (`SCHED_NAME`, `JOB_NAME`, `JOB_GROUP`) REFERENCES `QRTZ_JOB_DETAILS` (`SCHED_NAME`, `JOB_NAME`, `JOB_GROUP`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `QRTZ_TRIGGERS`
--

LOCK TABLES `QRTZ_TRIGGERS` WRITE;
/*!40000 ALTER TABLE `QRTZ_TRIGGERS` DISABLE KEYS */;
/*!40000 ALTER TABLE `QRTZ_TRIGGERS` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `approvals`
--

DROP TABLE IF EXISTS `approvals`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `approvals` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `creditor_id` varchar(30) NOT NULL,
  `invoice_id` bigint(20) NOT NULL,
  `step` varchar(20) NOT NULL,
  `round` int(11) NOT NULL COMMENT 'of the case; 0 before there is one',
  `approved_on` date NOT NULL,
  `actor` varchar(60) NOT NULL,
  `reason` varchar(400) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_approvals` (`creditor_id`,`invoice_id`,`step`,`round`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `approvals`
--

LOCK TABLES `approvals` WRITE;
/*!40000 ALTER TABLE `approvals` DISABLE KEYS */;
/*!40000 ALTER TABLE `approvals` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `bank_dates`
--

DROP TABLE IF EXISTS `bank_dates`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `bank_dates` (
  `creditor_id` varchar(30) NOT NULL,
  `posting_id` bigint(20) NOT NULL,
  `in_time_on` date NOT NULL,
  `actor` varchar(60) NOT NULL,
  `reason` varchar(400) NOT NULL,
  PRIMARY KEY (`creditor_id`,`posting_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `bank_dates`
--

LOCK TABLES `bank_dates` WRITE;
/*!40000 ALTER TABLE `bank_dates` DISABLE KEYS */;
/*!40000 ALTER TABLE `bank_dates` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `case_log`
--

DROP TABLE IF EXISTS `case_log`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `case_log` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `case_id` bigint(20) NOT NULL,
  `dated` date NOT NULL,
  `until_on` date DEFAULT NULL COMMENT 'the last day for which it holds',
  `at` datetime(6) NOT NULL,
  `actor` varchar(60) NOT NULL,
  `event` varchar(40) NOT NULL,
  `detail` varchar(500) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `fk_case_log_case` (`case_id`),
  CONSTRAINT `fk_case_log_case` FOREIGN KEY (`case_id`) REFERENCES `cases` (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=3 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `case_log`
--

LOCK TABLES `case_log` WRITE;
/*!40000 ALTER TABLE `case_log` DISABLE KEYS */;
INSERT INTO `case_log` VALUES
(1,1,'2026-09-15',NULL,'2026-09-15 04:00:01.000000','kk2','taken','collection notice planned'),
(2,1,'2026-09-16',NULL,'2026-09-16 08:00:00.000000','siv','hold','the debtor called');
/*!40000 ALTER TABLE `case_log` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `cases`
--

DROP TABLE IF EXISTS `cases`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `cases` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `creditor_id` varchar(30) NOT NULL,
  `invoice_id` bigint(20) NOT NULL,
  `invoice_number` int(11) NOT NULL,
  `customer_id` bigint(20) NOT NULL,
  `invoice_amount` decimal(15,2) NOT NULL COMMENT 'when the case was opened',
  `state` varchar(12) NOT NULL COMMENT 'OPEN, HANDED_OVER, CLOSED',
  `step` varchar(20) DEFAULT NULL,
  `stepped_on` date DEFAULT NULL,
  `letter_id` bigint(20) DEFAULT NULL COMMENT 'the letter of the step',
  `round` int(11) NOT NULL DEFAULT 0 COMMENT 'how often it was put back to an earlier step',
  `procedure_name` varchar(60) NOT NULL,
  `procedure_version` int(11) NOT NULL,
  `opened_on` date NOT NULL,
  `closed_on` date DEFAULT NULL,
  `close_reason` varchar(20) DEFAULT NULL,
  `stopped` varchar(20) DEFAULT NULL COMMENT 'on-hold, disputed, instalment-plan',
  `stopped_until` date DEFAULT NULL COMMENT 'the last day of the stop; null: until a person ends it',
  `stop_cause` varchar(30) DEFAULT NULL COMMENT 'objection, bankruptcy, returned-post, ...',
  `refund_due` decimal(15,2) NOT NULL DEFAULT 0.00,
  `refused_email` varchar(254) DEFAULT NULL COMMENT 'the mail server refused it for good: paper instead',
  `merged_into` bigint(20) DEFAULT NULL COMMENT 'the case whose letters speak for this one',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_cases_invoice` (`creditor_id`,`invoice_id`),
  KEY `ix_cases_state` (`creditor_id`,`state`),
  KEY `fk_cases_merged` (`merged_into`),
  CONSTRAINT `fk_cases_merged` FOREIGN KEY (`merged_into`) REFERENCES `cases` (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=2 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `cases`
--

LOCK TABLES `cases` WRITE;
/*!40000 ALTER TABLE `cases` DISABLE KEYS */;
INSERT INTO `cases` VALUES
(1,'fjellheim',11,10234,7,12500.00,'OPEN','collection-notice','2026-09-15',1,0,'standard',1,'2026-09-15',NULL,NULL,NULL,NULL,NULL,0.00,NULL,NULL);
/*!40000 ALTER TABLE `cases` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `charges`
--

DROP TABLE IF EXISTS `charges`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `charges` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `case_id` bigint(20) NOT NULL,
  `letter_id` bigint(20) DEFAULT NULL,
  `kind` varchar(15) NOT NULL COMMENT 'FEE, COMPENSATION, COST',
  `dated` date NOT NULL,
  `amount` decimal(15,2) NOT NULL,
  `legal_basis` varchar(120) NOT NULL,
  `rate_source` varchar(255) DEFAULT NULL,
  `reversed_on` date DEFAULT NULL,
  `reversed_reason` varchar(100) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `fk_charges_case` (`case_id`),
  KEY `fk_charges_letter` (`letter_id`),
  CONSTRAINT `fk_charges_case` FOREIGN KEY (`case_id`) REFERENCES `cases` (`id`),
  CONSTRAINT `fk_charges_letter` FOREIGN KEY (`letter_id`) REFERENCES `letters` (`id`),
  CONSTRAINT `ck_charges_amount` CHECK (`amount` > 0)
) ENGINE=InnoDB AUTO_INCREMENT=2 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `charges`
--

LOCK TABLES `charges` WRITE;
/*!40000 ALTER TABLE `charges` DISABLE KEYS */;
INSERT INTO `charges` VALUES
(1,1,1,'FEE','2026-09-15',38.00,'inkassoforskriften § 1-2','rates.yaml',NULL,NULL);
/*!40000 ALTER TABLE `charges` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `creditor_versions`
--

DROP TABLE IF EXISTS `creditor_versions`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `creditor_versions` (
  `creditor_id` varchar(30) NOT NULL,
  `sha256` varchar(64) NOT NULL,
  `content` mediumtext NOT NULL COMMENT 'the creditor file as it was read; tokens are references',
  `used_at` datetime(6) NOT NULL,
  PRIMARY KEY (`creditor_id`,`sha256`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `creditor_versions`
--

LOCK TABLES `creditor_versions` WRITE;
/*!40000 ALTER TABLE `creditor_versions` DISABLE KEYS */;
INSERT INTO `creditor_versions` VALUES
('fjellheim','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','id: fjellheim','2026-09-15 04:00:00.000000');
/*!40000 ALTER TABLE `creditor_versions` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `customers`
--

DROP TABLE IF EXISTS `customers`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `customers` (
  `creditor_id` varchar(30) NOT NULL,
  `customer_id` bigint(20) NOT NULL,
  `content` mediumtext NOT NULL,
  `sha256` varchar(64) NOT NULL,
  `changed_on` date NOT NULL,
  PRIMARY KEY (`creditor_id`,`customer_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `customers`
--

LOCK TABLES `customers` WRITE;
/*!40000 ALTER TABLE `customers` DISABLE KEYS */;
INSERT INTO `customers` VALUES
('fjellheim',7,'{}','cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc','2026-09-15');
/*!40000 ALTER TABLE `customers` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `decisions`
--

DROP TABLE IF EXISTS `decisions`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `decisions` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `creditor_id` varchar(30) NOT NULL,
  `invoice_id` bigint(20) NOT NULL,
  `invoice_number` int(11) NOT NULL,
  `decision` varchar(10) NOT NULL,
  `reason` varchar(30) DEFAULT NULL,
  `step` varchar(20) DEFAULT NULL,
  `letter` varchar(20) DEFAULT NULL,
  `first_date` date NOT NULL,
  `last_date` date DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_decisions_day` (`creditor_id`,`invoice_id`,`first_date`),
  KEY `ix_decisions_now` (`creditor_id`,`last_date`,`decision`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `decisions`
--

LOCK TABLES `decisions` WRITE;
/*!40000 ALTER TABLE `decisions` DISABLE KEYS */;
/*!40000 ALTER TABLE `decisions` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `differences`
--

DROP TABLE IF EXISTS `differences`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `differences` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `creditor_id` varchar(30) NOT NULL,
  `case_id` bigint(20) NOT NULL,
  `invoice_id` bigint(20) NOT NULL,
  `invoice_number` int(11) NOT NULL,
  `cause` varchar(40) NOT NULL,
  `red` tinyint(1) NOT NULL,
  `amount` decimal(15,2) NOT NULL,
  `first_date` date NOT NULL,
  `last_date` date DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `fk_differences_case` (`case_id`),
  KEY `ix_differences_now` (`creditor_id`,`last_date`,`red`),
  CONSTRAINT `fk_differences_case` FOREIGN KEY (`case_id`) REFERENCES `cases` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `differences`
--

LOCK TABLES `differences` WRITE;
/*!40000 ALTER TABLE `differences` DISABLE KEYS */;
/*!40000 ALTER TABLE `differences` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `effects`
--

DROP TABLE IF EXISTS `effects`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `effects` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `creditor_id` varchar(30) NOT NULL,
  `case_id` bigint(20) NOT NULL,
  `kind` varchar(20) NOT NULL COMMENT 'MAIL, PRINT, VOUCHER, CLOSE_POSTINGS',
  `effect_key` varchar(120) NOT NULL COMMENT 'case, step and kind',
  `state` varchar(10) NOT NULL COMMENT 'PLANNED, CLAIMED, DONE, FAILED, UNKNOWN, PARKED, CANCELLED',
  `letter_id` bigint(20) DEFAULT NULL,
  `proposal_id` bigint(20) DEFAULT NULL,
  `due_on` date NOT NULL COMMENT 'a letter leaves on this date only',
  `external_id` varchar(120) NOT NULL COMMENT 'Message-ID, file name or externalVoucherNumber, chosen before the call',
  `attempts` int(11) NOT NULL DEFAULT 0,
  `tried_in_run` bigint(20) DEFAULT NULL,
  `claimed_by` varchar(100) DEFAULT NULL,
  `claimed_at` datetime(6) DEFAULT NULL,
  `lease_until` datetime(6) DEFAULT NULL,
  `next_attempt_at` datetime(6) DEFAULT NULL,
  `evidence` varchar(255) DEFAULT NULL,
  `reason` varchar(255) DEFAULT NULL,
  `planned_at` datetime(6) NOT NULL,
  `settled_at` datetime(6) DEFAULT NULL,
  `live_key` varchar(120) GENERATED ALWAYS AS (if(`state` = 'CANCELLED',NULL,`effect_key`)) STORED,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_effects_live` (`live_key`),
  KEY `fk_effects_case` (`case_id`),
  KEY `fk_effects_letter` (`letter_id`),
  KEY `fk_effects_proposal` (`proposal_id`),
  KEY `ix_effects_due` (`creditor_id`,`kind`,`state`,`due_on`),
  KEY `ix_effects_state` (`creditor_id`,`state`),
  CONSTRAINT `fk_effects_case` FOREIGN KEY (`case_id`) REFERENCES `cases` (`id`),
  CONSTRAINT `fk_effects_letter` FOREIGN KEY (`letter_id`) REFERENCES `letters` (`id`),
  CONSTRAINT `fk_effects_proposal` FOREIGN KEY (`proposal_id`) REFERENCES `proposals` (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=2 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `effects`
--

LOCK TABLES `effects` WRITE;
/*!40000 ALTER TABLE `effects` DISABLE KEYS */;
INSERT INTO `effects` VALUES
(1,'fjellheim',1,'MAIL','1:collection-notice:MAIL','DONE',1,NULL,'2026-09-15','<kk2.fjellheim.1@fjellheim.example>',1,NULL,NULL,NULL,NULL,NULL,'250 ok',NULL,'2026-09-15 04:00:01.000000','2026-09-15 04:00:05.000000','1:collection-notice:MAIL');
/*!40000 ALTER TABLE `effects` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `flyway_schema_history`
--

DROP TABLE IF EXISTS `flyway_schema_history`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `flyway_schema_history` (
  `installed_rank` int(11) NOT NULL,
  `version` varchar(50) DEFAULT NULL,
  `description` varchar(200) NOT NULL,
  `type` varchar(20) NOT NULL,
  `script` varchar(1000) NOT NULL,
  `checksum` int(11) DEFAULT NULL,
  `installed_by` varchar(100) NOT NULL,
  `installed_on` timestamp NOT NULL DEFAULT current_timestamp(),
  `execution_time` int(11) NOT NULL,
  `success` tinyint(1) NOT NULL,
  PRIMARY KEY (`installed_rank`),
  KEY `flyway_schema_history_s_idx` (`success`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `flyway_schema_history`
--

LOCK TABLES `flyway_schema_history` WRITE;
/*!40000 ALTER TABLE `flyway_schema_history` DISABLE KEYS */;
INSERT INTO `flyway_schema_history` VALUES
(1,'2026112301','create runs','SQL','V2026112301__create_runs.sql',-1917395229,'kk2','2026-11-23 11:34:49',82,1),
(2,'2026112302','create mirror','SQL','V2026112302__create_mirror.sql',1090107721,'kk2','2026-11-23 11:34:49',141,1),
(3,'2026112303','create cases','SQL','V2026112303__create_cases.sql',1665921230,'kk2','2026-11-23 11:34:50',242,1),
(4,'2026112304','create outbox','SQL','V2026112304__create_outbox.sql',1093784327,'kk2','2026-11-23 11:34:50',177,1),
(5,'2026112305','create decisions','SQL','V2026112305__create_decisions.sql',-1462831114,'kk2','2026-11-23 11:34:50',186,1),
(6,'2026112306','CreateQuartzTables','JDBC','db.migration.V2026112306__CreateQuartzTables',NULL,'kk2','2026-11-23 11:34:51',1353,1),
(7,'2026112307','follow a case by hand','SQL','V2026112307__follow_a_case_by_hand.sql',-2090336806,'kk2','2026-11-23 11:34:52',350,1),
(8,'2026112309','keep procedure versions','SQL','V2026112309__keep_procedure_versions.sql',-1440137267,'kk2','2026-11-23 11:34:52',14,1),
(9,'2026112310','objections and approvals','SQL','V2026112310__objections_and_approvals.sql',-999458307,'kk2','2026-11-23 11:34:52',445,1),
(10,'2026112311','instalments limitation and losses','SQL','V2026112311__instalments_limitation_and_losses.sql',-1935953468,'kk2','2026-11-23 11:34:52',307,1),
(11,'2026112312','hand over to the enforcement officer','SQL','V2026112312__hand_over_to_the_enforcement_officer.sql',-1371508098,'kk2','2026-11-23 11:34:53',28,1);
/*!40000 ALTER TABLE `flyway_schema_history` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `hand_overs`
--

DROP TABLE IF EXISTS `hand_overs`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `hand_overs` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `case_id` bigint(20) NOT NULL,
  `creditor_id` varchar(30) NOT NULL,
  `approved_on` date NOT NULL,
  `actor` varchar(60) NOT NULL,
  `reason` varchar(400) NOT NULL,
  `pdf_name` varchar(80) NOT NULL,
  `pdf_sha256` varchar(64) NOT NULL COMMENT 'of a person: as made without the national identity number',
  `json_name` varchar(80) NOT NULL,
  `json_sha256` varchar(64) NOT NULL COMMENT 'as pdf_sha256',
  `total` decimal(15,2) NOT NULL COMMENT 'the whole claim on the day of approval',
  `writing_costs` decimal(15,2) NOT NULL,
  `petition_fee` decimal(15,2) NOT NULL COMMENT 'as shown; not part of the total',
  `invoice_copy` longblob NOT NULL COMMENT 'as Tripletex gave it, so that the same day makes the same file again',
  `outcome` varchar(20) DEFAULT NULL COMMENT 'paid, attachment, nothing-to-attach, objection: the last one',
  `outcome_on` date DEFAULT NULL COMMENT 'of the enforcement officer''s answer',
  `follow_up_on` date DEFAULT NULL,
  `new_step_by` date DEFAULT NULL COMMENT 'the later of a year after an attempt that led to nothing (foreldelsesloven § 22) and the ordinary limitation',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_hand_overs_files` (`case_id`,`pdf_sha256`,`json_sha256`),
  KEY `ix_hand_overs_outcome` (`creditor_id`,`outcome`),
  CONSTRAINT `fk_hand_overs_case` FOREIGN KEY (`case_id`) REFERENCES `cases` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `hand_overs`
--

LOCK TABLES `hand_overs` WRITE;
/*!40000 ALTER TABLE `hand_overs` DISABLE KEYS */;
/*!40000 ALTER TABLE `hand_overs` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `instalment_plans`
--

DROP TABLE IF EXISTS `instalment_plans`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `instalment_plans` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `case_id` bigint(20) NOT NULL,
  `agreed_on` date NOT NULL,
  `accepted_on` date DEFAULT NULL COMMENT 'the debtor acknowledged the debt; null: not said',
  `grace` int(11) NOT NULL COMMENT 'business days after a term',
  `back_to` varchar(20) DEFAULT NULL COMMENT 'the step after a missed term; null: where it stood, or a new demand if that is too old',
  `paid_before` decimal(15,2) NOT NULL COMMENT 'received until it was agreed',
  `relieved_before` decimal(15,2) NOT NULL COMMENT 'credited and waived until it was agreed',
  `ended_on` date DEFAULT NULL,
  `end_reason` varchar(20) DEFAULT NULL COMMENT 'missed, kept, ended',
  `live_case` bigint(20) GENERATED ALWAYS AS (if(`ended_on` is null,`case_id`,NULL)) STORED,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_instalment_plans_live` (`live_case`),
  KEY `fk_instalment_plans_case` (`case_id`),
  CONSTRAINT `fk_instalment_plans_case` FOREIGN KEY (`case_id`) REFERENCES `cases` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `instalment_plans`
--

LOCK TABLES `instalment_plans` WRITE;
/*!40000 ALTER TABLE `instalment_plans` DISABLE KEYS */;
/*!40000 ALTER TABLE `instalment_plans` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `instalments`
--

DROP TABLE IF EXISTS `instalments`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `instalments` (
  `plan_id` bigint(20) NOT NULL,
  `n` int(11) NOT NULL,
  `due_on` date NOT NULL,
  `amount` decimal(15,2) NOT NULL,
  PRIMARY KEY (`plan_id`,`n`),
  CONSTRAINT `fk_instalments_plan` FOREIGN KEY (`plan_id`) REFERENCES `instalment_plans` (`id`),
  CONSTRAINT `ck_instalments_amount` CHECK (`amount` > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `instalments`
--

LOCK TABLES `instalments` WRITE;
/*!40000 ALTER TABLE `instalments` DISABLE KEYS */;
/*!40000 ALTER TABLE `instalments` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `interruptions`
--

DROP TABLE IF EXISTS `interruptions`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `interruptions` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `case_id` bigint(20) NOT NULL,
  `event` varchar(25) NOT NULL,
  `on_date` date NOT NULL,
  `ended_on` date DEFAULT NULL COMMENT 'a step that came to nothing; null: pending, or not a step',
  `actor` varchar(60) NOT NULL,
  `reason` varchar(400) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_interruptions` (`case_id`,`event`,`on_date`),
  CONSTRAINT `fk_interruptions_case` FOREIGN KEY (`case_id`) REFERENCES `cases` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `interruptions`
--

LOCK TABLES `interruptions` WRITE;
/*!40000 ALTER TABLE `interruptions` DISABLE KEYS */;
/*!40000 ALTER TABLE `interruptions` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `invoices`
--

DROP TABLE IF EXISTS `invoices`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `invoices` (
  `creditor_id` varchar(30) NOT NULL,
  `invoice_id` bigint(20) NOT NULL,
  `number` int(11) NOT NULL,
  `customer_id` bigint(20) NOT NULL,
  `invoice_date` date NOT NULL,
  `due_date` date NOT NULL,
  `amount` decimal(15,2) NOT NULL,
  `outstanding` decimal(15,2) NOT NULL,
  `credit_note` tinyint(1) NOT NULL,
  `credited_invoice_id` bigint(20) DEFAULT NULL,
  `voucher_id` bigint(20) DEFAULT NULL,
  `content` mediumtext NOT NULL,
  `sha256` varchar(64) NOT NULL,
  `changed_on` date NOT NULL,
  PRIMARY KEY (`creditor_id`,`invoice_id`),
  KEY `ix_invoices_number` (`creditor_id`,`number`),
  KEY `ix_invoices_customer` (`creditor_id`,`customer_id`),
  KEY `ix_invoices_open` (`creditor_id`,`outstanding`),
  KEY `ix_invoices_credited` (`creditor_id`,`credited_invoice_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `invoices`
--

LOCK TABLES `invoices` WRITE;
/*!40000 ALTER TABLE `invoices` DISABLE KEYS */;
INSERT INTO `invoices` VALUES
('fjellheim',11,10234,7,'2026-08-17','2026-08-31',12500.00,12500.00,0,NULL,NULL,'{}','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','2026-09-15');
/*!40000 ALTER TABLE `invoices` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `letter_members`
--

DROP TABLE IF EXISTS `letter_members`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `letter_members` (
  `letter_id` bigint(20) NOT NULL,
  `case_id` bigint(20) NOT NULL,
  `step_before` varchar(20) DEFAULT NULL,
  `letter_before` bigint(20) DEFAULT NULL,
  PRIMARY KEY (`letter_id`,`case_id`),
  KEY `ix_letter_members_case` (`case_id`),
  CONSTRAINT `fk_letter_members_case` FOREIGN KEY (`case_id`) REFERENCES `cases` (`id`),
  CONSTRAINT `fk_letter_members_letter` FOREIGN KEY (`letter_id`) REFERENCES `letters` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `letter_members`
--

LOCK TABLES `letter_members` WRITE;
/*!40000 ALTER TABLE `letter_members` DISABLE KEYS */;
/*!40000 ALTER TABLE `letter_members` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `letter_requests`
--

DROP TABLE IF EXISTS `letter_requests`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `letter_requests` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `case_id` bigint(20) NOT NULL,
  `kind` varchar(25) NOT NULL,
  `detail` mediumtext DEFAULT NULL COMMENT 'what the letter says beyond the claim, as our own record',
  `cause` varchar(40) DEFAULT NULL COMMENT 'what made it come by itself; null: a person asked for it',
  `requested_on` date NOT NULL,
  `letter_id` bigint(20) DEFAULT NULL,
  `dropped_on` date DEFAULT NULL,
  `dropped_reason` varchar(100) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_letter_requests_cause` (`case_id`,`kind`,`cause`),
  KEY `fk_letter_requests_letter` (`letter_id`),
  CONSTRAINT `fk_letter_requests_case` FOREIGN KEY (`case_id`) REFERENCES `cases` (`id`),
  CONSTRAINT `fk_letter_requests_letter` FOREIGN KEY (`letter_id`) REFERENCES `letters` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `letter_requests`
--

LOCK TABLES `letter_requests` WRITE;
/*!40000 ALTER TABLE `letter_requests` DISABLE KEYS */;
/*!40000 ALTER TABLE `letter_requests` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `letters`
--

DROP TABLE IF EXISTS `letters`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `letters` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `case_id` bigint(20) NOT NULL,
  `creditor_id` varchar(30) NOT NULL,
  `customer_id` bigint(20) NOT NULL,
  `kind` varchar(25) NOT NULL,
  `step` varchar(20) DEFAULT NULL COMMENT 'null: beside the procedure',
  `step_before` varchar(20) DEFAULT NULL COMMENT 'where the case stood when it was planned',
  `letter_before` bigint(20) DEFAULT NULL,
  `letter_date` date NOT NULL,
  `deadline` date DEFAULT NULL COMMENT 'null: it sets none',
  `previous_deadline` date DEFAULT NULL COMMENT 'of the letter before it',
  `fee_bearing` tinyint(1) NOT NULL,
  `email` varchar(254) DEFAULT NULL COMMENT 'null: paper only',
  `paper` tinyint(1) NOT NULL,
  `state` varchar(10) NOT NULL COMMENT 'PLANNED, SENT, CANCELLED, RETURNED: it came back',
  `file_name` varchar(80) NOT NULL,
  `notice` mediumtext NOT NULL,
  `pdf` longblob DEFAULT NULL,
  `sha256` varchar(64) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `fk_letters_case` (`case_id`),
  KEY `ix_letters_debtor_day` (`creditor_id`,`customer_id`,`letter_date`),
  KEY `ix_letters_unsent` (`creditor_id`,`state`,`letter_date`),
  CONSTRAINT `fk_letters_case` FOREIGN KEY (`case_id`) REFERENCES `cases` (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=2 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `letters`
--

LOCK TABLES `letters` WRITE;
/*!40000 ALTER TABLE `letters` DISABLE KEYS */;
INSERT INTO `letters` VALUES
(1,1,'fjellheim',7,'collection-notice','collection-notice',NULL,NULL,'2026-09-15','2026-09-29',NULL,1,'post@skogholt.example',0,'SENT','2026-09-15-10234-collection-notice.pdf','{}','%PDF-','dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd');
/*!40000 ALTER TABLE `letters` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `objections`
--

DROP TABLE IF EXISTS `objections`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `objections` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `case_id` bigint(20) NOT NULL,
  `state` varchar(10) NOT NULL COMMENT 'OPEN, REJECTED, UPHELD',
  `amount` decimal(15,2) DEFAULT NULL COMMENT 'the part of the principal that is contested; null: the whole claim',
  `received_on` date NOT NULL,
  `received_by` varchar(60) NOT NULL,
  `decided_on` date DEFAULT NULL,
  `decided_by` varchar(60) DEFAULT NULL,
  `answer` mediumtext DEFAULT NULL COMMENT 'the written assessment',
  `upheld` decimal(15,2) DEFAULT NULL COMMENT 'the part of the principal that is to be credited',
  `credited_before` decimal(15,2) DEFAULT NULL COMMENT 'what was credited when it was upheld',
  `settled_on` date DEFAULT NULL COMMENT 'an upheld one: when its credit note was seen',
  `hold` varchar(20) DEFAULT NULL COMMENT 'on-hold when the case was held already; the hold comes back with the decision',
  `hold_until` date DEFAULT NULL,
  `hold_cause` varchar(30) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `fk_objections_case` (`case_id`),
  KEY `ix_objections_state` (`state`,`settled_on`),
  CONSTRAINT `fk_objections_case` FOREIGN KEY (`case_id`) REFERENCES `cases` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `objections`
--

LOCK TABLES `objections` WRITE;
/*!40000 ALTER TABLE `objections` DISABLE KEYS */;
/*!40000 ALTER TABLE `objections` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `outlays`
--

DROP TABLE IF EXISTS `outlays`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `outlays` (
  `charge_id` bigint(20) NOT NULL,
  `case_id` bigint(20) NOT NULL,
  `paid_on` date NOT NULL,
  `receipt` varchar(200) NOT NULL,
  `voucher_year` smallint(6) NOT NULL COMMENT 'Tripletex numbers its vouchers anew each year',
  `voucher_number` int(11) NOT NULL,
  PRIMARY KEY (`charge_id`),
  UNIQUE KEY `uq_outlays_voucher` (`case_id`,`voucher_year`,`voucher_number`),
  CONSTRAINT `fk_outlays_case` FOREIGN KEY (`case_id`) REFERENCES `cases` (`id`),
  CONSTRAINT `fk_outlays_charge` FOREIGN KEY (`charge_id`) REFERENCES `charges` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `outlays`
--

LOCK TABLES `outlays` WRITE;
/*!40000 ALTER TABLE `outlays` DISABLE KEYS */;
/*!40000 ALTER TABLE `outlays` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `parked`
--

DROP TABLE IF EXISTS `parked`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `parked` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `creditor_id` varchar(30) NOT NULL,
  `subject` varchar(120) NOT NULL COMMENT 'invoice 4711, effect 12, creditor',
  `invoice_id` bigint(20) DEFAULT NULL,
  `effect_id` bigint(20) DEFAULT NULL,
  `reason` varchar(255) NOT NULL,
  `remedy` varchar(255) NOT NULL,
  `parked_on` date NOT NULL,
  `released_on` date DEFAULT NULL,
  `released_by` varchar(60) DEFAULT NULL,
  `live_key` varchar(160) GENERATED ALWAYS AS (if(`released_on` is null,concat(`creditor_id`,' ',`subject`),NULL)) STORED,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_parked_live` (`live_key`),
  KEY `ix_parked_invoice` (`creditor_id`,`released_on`,`invoice_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `parked`
--

LOCK TABLES `parked` WRITE;
/*!40000 ALTER TABLE `parked` DISABLE KEYS */;
/*!40000 ALTER TABLE `parked` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `postings`
--

DROP TABLE IF EXISTS `postings`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `postings` (
  `creditor_id` varchar(30) NOT NULL,
  `posting_id` bigint(20) NOT NULL,
  `voucher_id` bigint(20) NOT NULL,
  `external_voucher_number` varchar(100) DEFAULT NULL,
  `posted_on` date NOT NULL,
  `amount` decimal(15,2) NOT NULL,
  `customer_id` bigint(20) DEFAULT NULL,
  `invoice_id` bigint(20) DEFAULT NULL COMMENT 'the invoice that it belongs to',
  `listed` tinyint(1) NOT NULL COMMENT 'the invoice itself lists it',
  `invoice_number` varchar(50) DEFAULT NULL,
  `close_group_id` bigint(20) DEFAULT NULL,
  `open` tinyint(1) NOT NULL,
  PRIMARY KEY (`creditor_id`,`posting_id`),
  KEY `ix_postings_invoice` (`creditor_id`,`invoice_id`),
  KEY `ix_postings_customer_open` (`creditor_id`,`open`,`customer_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `postings`
--

LOCK TABLES `postings` WRITE;
/*!40000 ALTER TABLE `postings` DISABLE KEYS */;
/*!40000 ALTER TABLE `postings` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `procedure_versions`
--

DROP TABLE IF EXISTS `procedure_versions`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `procedure_versions` (
  `name` varchar(60) NOT NULL,
  `version` int(11) NOT NULL,
  `sha256` varchar(64) NOT NULL,
  `content` mediumtext NOT NULL COMMENT 'the procedure file as it was read',
  `used_at` datetime(6) NOT NULL COMMENT 'when the first case began with it',
  PRIMARY KEY (`name`,`version`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `procedure_versions`
--

LOCK TABLES `procedure_versions` WRITE;
/*!40000 ALTER TABLE `procedure_versions` DISABLE KEYS */;
/*!40000 ALTER TABLE `procedure_versions` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `proposal_lines`
--

DROP TABLE IF EXISTS `proposal_lines`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `proposal_lines` (
  `proposal_id` bigint(20) NOT NULL,
  `row_no` int(11) NOT NULL,
  `account` varchar(20) NOT NULL,
  `amount` decimal(15,2) NOT NULL COMMENT 'debit positive',
  PRIMARY KEY (`proposal_id`,`row_no`),
  CONSTRAINT `fk_proposal_lines` FOREIGN KEY (`proposal_id`) REFERENCES `proposals` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `proposal_lines`
--

LOCK TABLES `proposal_lines` WRITE;
/*!40000 ALTER TABLE `proposal_lines` DISABLE KEYS */;
/*!40000 ALTER TABLE `proposal_lines` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `proposals`
--

DROP TABLE IF EXISTS `proposals`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `proposals` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `case_id` bigint(20) NOT NULL,
  `creditor_id` varchar(30) NOT NULL,
  `n` int(11) NOT NULL,
  `number` varchar(70) NOT NULL COMMENT 'the externalVoucherNumber',
  `dated` date NOT NULL,
  `description` varchar(255) NOT NULL,
  `customer_id` bigint(20) NOT NULL,
  `invoice_number` int(11) NOT NULL,
  `payment_posting_id` bigint(20) NOT NULL,
  `state` varchar(10) NOT NULL COMMENT 'PLANNED, WAITING, BOOKED, EDITED, DELETED, PARKED',
  `voucher_id` bigint(20) DEFAULT NULL,
  `voucher_number` int(11) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_proposals_number` (`number`),
  UNIQUE KEY `uq_proposals_case_n` (`case_id`,`n`),
  KEY `ix_proposals_voucher` (`creditor_id`,`voucher_id`),
  KEY `ix_proposals_state` (`creditor_id`,`state`),
  CONSTRAINT `fk_proposals_case` FOREIGN KEY (`case_id`) REFERENCES `cases` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `proposals`
--

LOCK TABLES `proposals` WRITE;
/*!40000 ALTER TABLE `proposals` DISABLE KEYS */;
/*!40000 ALTER TABLE `proposals` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `run_leases`
--

DROP TABLE IF EXISTS `run_leases`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `run_leases` (
  `creditor_id` varchar(30) NOT NULL,
  `run_id` bigint(20) DEFAULT NULL,
  `instance` varchar(100) DEFAULT NULL,
  `lease_until` datetime(6) DEFAULT NULL,
  PRIMARY KEY (`creditor_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `run_leases`
--

LOCK TABLES `run_leases` WRITE;
/*!40000 ALTER TABLE `run_leases` DISABLE KEYS */;
INSERT INTO `run_leases` VALUES
('fjellheim',NULL,NULL,NULL);
/*!40000 ALTER TABLE `run_leases` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `runs`
--

DROP TABLE IF EXISTS `runs`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `runs` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `creditor_id` varchar(30) NOT NULL,
  `business_date` date NOT NULL,
  `instance` varchar(100) NOT NULL,
  `state` varchar(10) NOT NULL COMMENT 'RUNNING, FINISHED, FAILED',
  `started_at` datetime(6) NOT NULL,
  `finished_at` datetime(6) DEFAULT NULL,
  `lease_until` datetime(6) DEFAULT NULL COMMENT 'by the clock of the database',
  `invoices_read` int(11) NOT NULL DEFAULT 0,
  `figure` decimal(15,2) DEFAULT NULL COMMENT 'sum of red differences; must be 0.00',
  `report` mediumtext DEFAULT NULL,
  `problem` varchar(500) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `ix_runs_creditor_date` (`creditor_id`,`business_date`,`state`)
) ENGINE=InnoDB AUTO_INCREMENT=2 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `runs`
--

LOCK TABLES `runs` WRITE;
/*!40000 ALTER TABLE `runs` DISABLE KEYS */;
INSERT INTO `runs` VALUES
(1,'fjellheim','2026-09-15','kk2-1','FINISHED','2026-09-15 04:00:00.000000','2026-09-15 04:00:09.000000',NULL,2,0.00,NULL,NULL);
/*!40000 ALTER TABLE `runs` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `waivers`
--

DROP TABLE IF EXISTS `waivers`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `waivers` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `case_id` bigint(20) NOT NULL,
  `dated` date NOT NULL,
  `bucket` varchar(10) NOT NULL,
  `amount` decimal(15,2) NOT NULL,
  `reason` varchar(100) NOT NULL,
  `closing` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'given up because the case was closed',
  `actor` varchar(60) NOT NULL DEFAULT 'kk2',
  `undone_on` date DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `fk_waivers_case` (`case_id`),
  CONSTRAINT `fk_waivers_case` FOREIGN KEY (`case_id`) REFERENCES `cases` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `waivers`
--

LOCK TABLES `waivers` WRITE;
/*!40000 ALTER TABLE `waivers` DISABLE KEYS */;
/*!40000 ALTER TABLE `waivers` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `write_offs`
--

DROP TABLE IF EXISTS `write_offs`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `write_offs` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `case_id` bigint(20) NOT NULL,
  `proposed_on` date NOT NULL,
  `ground` varchar(40) DEFAULT NULL COMMENT 'of the VAT relief; null: a plain loss',
  `principal` decimal(15,2) NOT NULL,
  `evidence` mediumtext NOT NULL,
  `actor` varchar(60) NOT NULL,
  `reason` varchar(400) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `fk_write_offs_case` (`case_id`),
  CONSTRAINT `fk_write_offs_case` FOREIGN KEY (`case_id`) REFERENCES `cases` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `write_offs`
--

LOCK TABLES `write_offs` WRITE;
/*!40000 ALTER TABLE `write_offs` DISABLE KEYS */;
/*!40000 ALTER TABLE `write_offs` ENABLE KEYS */;
UNLOCK TABLES;
/*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;

/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
/*!40014 SET UNIQUE_CHECKS=@OLD_UNIQUE_CHECKS */;
/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
/*!40101 SET CHARACTER_SET_RESULTS=@OLD_CHARACTER_SET_RESULTS */;
/*!40101 SET COLLATION_CONNECTION=@OLD_COLLATION_CONNECTION */;
/*M!100616 SET NOTE_VERBOSITY=@OLD_NOTE_VERBOSITY */;

-- Dump completed
